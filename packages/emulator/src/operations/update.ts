import { NotEmulated } from '../errors/dataverse-fault.ts'
import { matchingKeyExists, optimisticConcurrencyNotEnabled, versionMismatch } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { decodeBody, type DecodedBody, parseBody } from '../write/decode-body.ts'
import { createChildren, createFromBody, createParents, requireAppend } from '../write/deep-insert.ts'
import { refuseDuplicates } from '../write/duplicate-detection.ts'
import { updateRow } from '../write/pipeline.ts'
import type { RowValues } from '../write/rule.ts'
import { createdReply } from './create.ts'
import { removeParties } from './replace-parties.ts'
import { requireRow } from './require-row.ts'
import { requireMessage } from './supported-messages.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'
import { etagOf, representation } from './retrieve.ts'
import { missingRow, type RowKey } from './row-key.ts'

/**
 * PATCH: changes the row, or makes it when it does not exist and nothing forbids that. A query option that is refused undoes
 * it all.
 */
export function update(context: RequestContext, target: Target & { kind: 'row' }): ServiceReply {
  return context.environment.store.transaction(() => updated(context, target))
}

function updated(context: RequestContext, { table, key, row }: Target & { kind: 'row' }): ServiceReply {
  if (table.logicalName === 'activitypointer') throw new NotEmulated('updating activitypointers')
  const { headers } = context.request
  if (!row) {
    if (headers['if-match'] !== undefined) throw missingRow(table, key)
    return upsertNew(context, table, key)
  }
  if (headers['if-none-match'] === '*') throw matchingKeyExists()
  checkVersion(context, table, row)
  const body = parseBody(context.request.body)
  applyBody(context, table, row, body, key)
  const address = addressOf(context, table, row.id, key)
  const after = context.environment.store.get(table.logicalName, row.id)
  if (context.preferences.representation && after) return representation(context, table, after, 200, { expand: false })
  return noContent({ 'odata-entityid': address })
}

/** The stale version of an `If-Match` etag. `*` only asks for the row to exist. */
export function checkVersion(context: RequestContext, table: Table, row: StoredRow): void {
  const wanted = context.request.headers['if-match']
  if (wanted === undefined || wanted === '*') return
  if (!table.optimisticConcurrency) throw optimisticConcurrencyNotEnabled(table.logicalName)
  if (wanted !== etagOf(row)) throw versionMismatch()
}

export function applyBody(
  context: RequestContext,
  table: Table,
  row: StoredRow,
  body: Record<string, unknown>,
  key?: RowKey,
): void {
  const { environment } = context
  environment.store.transaction(() => {
    requireMessage('Update', table.logicalName)
    requireRow(context, 'Write', table, row)
    const decoded = decodeBody(context, table, body, 'update')
    refuseCollections(decoded)
    const values = { ...decoded.values }
    // Values of the key in the address are not changed by the body.
    if (key?.kind === 'alternate') for (const column of key.columns) delete values[column.logicalName]
    requireAppend(context, table, values)
    createParents(context, decoded, values)
    refuseDuplicates(context, table, values, row.id)
    writeChanges(context, table, row, values)
    const parties = decoded.children.find(({ navigation }) => navigation.table === 'activityparty')
    const partyTable = parties && environment.schema.tables.get('activityparty')
    if (partyTable) removeParties(context, partyTable, row.id)
    createChildren(context, table, row.id, decoded)
  })
}

/** Runs the update; a new owner needs the right to assign. */
export function writeChanges(context: RequestContext, table: Table, row: StoredRow, values: RowValues): void {
  const { environment, caller } = context
  if (values['ownerid'] !== undefined) requireRow(context, 'Assign', table, row)
  updateRow({ environment, caller, message: 'Update' }, table, row.id, values)
}

function upsertNew(context: RequestContext, table: Table, key: RowKey): ServiceReply {
  const body = parseBody(context.request.body)
  const id =
    key.kind === 'id'
      ? createFromBody(context, table, body, { id: key.id })
      : createFromBody(context, table, body, { values: key.values })
  return createdReply(context, table, id, addressOf(context, table, id, key))
}

/** After an upsert by alternate key the address repeats the key and never tells the guid. */
function addressOf(context: RequestContext, table: Table, id: string, key: RowKey): string {
  return `${context.root}/${table.entitySetName}(${key.kind === 'id' ? id : key.text})`
}

/** Several rows go along with an update only as the parties of an activity, says Microsoft's page on associating rows. */
function refuseCollections({ children, links }: DecodedBody): void {
  const other = [...children, ...links].find(({ navigation }) => navigation.table !== 'activityparty')
  if (other) throw new NotEmulated(`${other.navigation.name} in an update`)
}
