import { type ContentIdOf, contentReference } from './content-reference.ts'
import { jsonText } from './json-text.ts'
import type { ReadOperation, UpsertMode, WriteOperation } from './operations.ts'
import { actionBody, functionPath, operationPath } from './parameters.ts'
import { listPath, retrievePath } from './query-path.ts'
import type { ListQuery } from './query.ts'
import { rowBody } from './row-body.ts'
import { type RowKey, rowPath } from './row-key.ts'
import type { WriteRequest } from './service.ts'
import type { TableLookup } from './table-lookup.ts'
import type { CreatedRow, RowValues } from './values.ts'

export interface ReadTarget {
  path: string
  maxPageSize?: number
}

/** `$top` and a page size exclude each other: with both the service ignores `$top`. */
export function listTarget(query: ListQuery): { query: ListQuery; maxPageSize?: number } {
  const { maxPageSize, ...rest } = query
  return maxPageSize === undefined || rest.top !== undefined ? { query: rest } : { query: rest, maxPageSize }
}

export function compileRead(operation: ReadOperation, tableOf: TableLookup): ReadTarget {
  switch (operation.kind) {
    case 'retrieve':
      return { path: retrievePath(tableOf(operation.table), operation.id, operation.query, tableOf) }
    case 'list': {
      const { query, ...paging } = listTarget(operation.query)
      return { path: listPath(tableOf(operation.table), query, tableOf), ...paging }
    }
    case 'function':
      return { path: functionPath(operation.name, operation.parameters, operation.bound, tableOf) }
  }
}

/** A write as a request. Updates always carry If-Match, so that a PATCH never creates a row (P22). */
export function compileWrite(operation: WriteOperation, tableOf: TableLookup, contentIdOf?: ContentIdOf): WriteRequest {
  switch (operation.kind) {
    case 'create': {
      const table = tableOf(operation.table)
      const values = { ...operation.values, [table.primaryIdColumn]: operation.id }
      const body = jsonText(rowBody(table, values, tableOf, { creating: true, contentIdOf }))
      // The id is the caller's: sent again, it is refused as a duplicate and makes no second row (P23).
      return { method: 'POST', path: table.entitySetName, body, repeatable: true }
    }
    case 'insert':
      return compileInsert(operation.table, operation.values, tableOf, contentIdOf)
    case 'update': {
      const table = tableOf(operation.table)
      const body = jsonText(rowBody(table, operation.values, tableOf, { creating: false, contentIdOf }))
      // Microsoft shows it without If-Match; in its own transaction nobody else can have deleted the row.
      if (isCreatedRow(operation.id))
        return { method: 'PATCH', path: contentReference(operation.id, contentIdOf), body }
      const path = rowPath(table, operation.id)
      // After a lost reply the row may have a new version, which would refuse an etag that was right.
      const repeatable = operation.ifMatch === '*' ? { repeatable: true } : {}
      return { method: 'PATCH', path, headers: { 'if-match': operation.ifMatch }, body, ...repeatable }
    }
    case 'remove': {
      const path = rowPath(tableOf(operation.table), operation.id)
      if (operation.ifMatch === undefined) return { method: 'DELETE', path, repeatable: true }
      return { method: 'DELETE', path, headers: { 'if-match': operation.ifMatch } }
    }
    case 'action': {
      const path = operationPath(operation.name, operation.bound, tableOf)
      return { method: 'POST', path, body: jsonText(actionBody(operation.body, tableOf)) }
    }
  }
}

/** A create whose id the service chooses. */
export function compileInsert(
  name: string,
  values: RowValues,
  tableOf: TableLookup,
  contentIdOf?: ContentIdOf,
): WriteRequest {
  const table = tableOf(name)
  const body = jsonText(rowBody(table, values, tableOf, { creating: true, contentIdOf }))
  return { method: 'POST', path: table.entitySetName, body }
}

/** A transaction: its operations are numbered from `firstContentId` on, and may refer to rows made by those before. */
export function compileChangeSet(
  operations: readonly WriteOperation[],
  tableOf: TableLookup,
  firstContentId = 1,
): WriteRequest[] {
  const contentIds = new Map<object, number>()
  return operations.map((operation, index) => {
    const contentId = firstContentId + index
    const request = compileWrite(operation, tableOf, (earlier) => contentIds.get(earlier))
    contentIds.set(operation, contentId)
    return { ...request, contentId }
  })
}

const isCreatedRow = (id: RowKey | CreatedRow): id is CreatedRow => typeof id === 'object' && 'kind' in id

const upsertCondition: Readonly<Record<UpsertMode, Readonly<Record<string, string>>>> = {
  either: {},
  'create-only': { 'if-none-match': '*' },
  'update-only': { 'if-match': '*' },
}

/** A PATCH that may create. Only its representation tells the two apart: 201 and 200. */
export function compileUpsert(
  name: string,
  key: RowKey,
  values: RowValues,
  tableOf: TableLookup,
  mode: UpsertMode = 'either',
): WriteRequest {
  const table = tableOf(name)
  return {
    method: 'PATCH',
    path: `${rowPath(table, key)}?$select=${table.primaryIdColumn}`,
    headers: { prefer: 'return=representation', ...upsertCondition[mode] },
    body: jsonText(rowBody(table, values, tableOf, { creating: false })),
    repeatable: true,
  }
}

/** The tables an operation names itself; those its query leads to are found while compiling. */
export function tablesOf(operations: readonly (ReadOperation | WriteOperation)[]): string[] {
  const names = operations.flatMap((operation) => ('table' in operation ? [operation.table] : boundTable(operation)))
  return [...new Set(names)]
}

const boundTable = ({ bound }: { bound?: { table: string } }): string[] => (bound ? [bound.table] : [])
