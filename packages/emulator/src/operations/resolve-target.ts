import { malformed, resourceNotFound } from '../errors/faults.ts'
import { type PathSegment, parsePath } from '../odata/parse-path.ts'
import { followCollection, followSingle } from '../query/column-reader.ts'
import { type CollectionNavigation, namesOf, type SingleNavigation } from '../query/table-names.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import { missingRow, readKey, rowByKey, type RowKey } from './row-key.ts'

export type Suffix = '$ref' | '$count' | '$value'

/** What a resource path leads to. */
export type Target =
  | { kind: 'set'; table: Table; suffix?: Suffix }
  | { kind: 'row'; table: Table; key: RowKey; row: StoredRow | undefined }
  | { kind: 'property'; table: Table; row: StoredRow; column: Column; suffix?: Suffix }
  | {
      kind: 'single'
      table: Table
      row: StoredRow
      navigation: SingleNavigation
      target: StoredRow | undefined
      targetTable: Table | undefined
      suffix?: Suffix
    }
  | {
      kind: 'collection'
      table: Table
      row: StoredRow
      navigation: CollectionNavigation
      target: Table
      rows: readonly StoredRow[]
      suffix?: Suffix
    }
  | { kind: 'member'; table: Table; row: StoredRow; navigation: CollectionNavigation; target: Table; memberId: string }
  | { kind: 'bound'; name: string; inner?: string; table: Table; row?: StoredRow }
  | { kind: 'unbound'; name: string; inner?: string }

const suffixes = new Set(['$ref', '$count', '$value'])
const boundPrefix = 'Microsoft.Dynamics.CRM.'

/** Walks the path. Rows on the way must exist and be readable; the last one may be missing, PATCH may create it. */
export function resolveTarget(context: RequestContext): Target {
  const segments = parsePath(context.request.path)
  const [first, ...rest] = segments
  if (!first) throw resourceNotFound('')
  const table = context.environment.schema.byEntitySetName.get(first.name)
  if (!table) return unbound(first, rest)
  const suffix = takeSuffix(rest)
  let target: Target =
    first.inner === undefined || first.inner === '' ? { kind: 'set', table } : rowTarget(context, table, first.inner)
  for (const segment of rest) target = step(context, target, segment)
  if (suffix === undefined) return target
  if (target.kind === 'member' && suffix === '$ref') return target
  if (target.kind === 'row' || target.kind === 'member' || target.kind === 'bound' || target.kind === 'unbound')
    throw resourceNotFound(suffix)
  return { ...target, suffix }
}

function unbound(first: PathSegment, rest: readonly PathSegment[]): Target {
  if (rest.length > 0) throw resourceNotFound(first.name)
  return { kind: 'unbound', name: first.name, ...(first.inner !== undefined && { inner: first.inner }) }
}

function takeSuffix(rest: PathSegment[]): Suffix | undefined {
  const last = rest.at(-1)
  if (!last || !suffixes.has(last.name)) return undefined
  rest.pop()
  return last.name as Suffix
}

function rowTarget(context: RequestContext, table: Table, inner: string): Target {
  const key = readKey(table, inner, context.options.aliases)
  return { kind: 'row', table, key, row: rowByKey(context.environment.store, table, key) }
}

function step(context: RequestContext, from: Target, segment: PathSegment): Target {
  const { name } = segment
  if (name.startsWith(boundPrefix)) return bound(context, from, segment)
  if (from.kind === 'collection' && segment.inner === undefined) throw resourceNotFound(name)
  const owner = ownerOf(context, from)
  const names = namesOf(owner.table)
  const column = names.properties.get(name)
  if (column && segment.inner === undefined) return { kind: 'property', ...owner, column }
  const single = names.single.get(name)
  if (single) {
    const found = followSingle(context.environment.store, context.environment.schema, single)(owner.row)
    return { kind: 'single', ...owner, navigation: single, target: found?.row, targetTable: found?.table }
  }
  const navigation = names.collections.get(name)
  if (!navigation) throw resourceNotFound(name)
  const target = context.environment.schema.tables.get(navigation.table)
  if (!target) throw resourceNotFound(name)
  if (segment.inner !== undefined && segment.inner !== '') {
    const key = readKey(target, segment.inner, context.options.aliases)
    if (key.kind !== 'id') throw malformed('Bad Request - Error in query syntax.')
    return { kind: 'member', ...owner, navigation, target, memberId: key.id }
  }
  const rows = followCollection(context.environment.store, navigation)(owner.row)
  return { kind: 'collection', ...owner, navigation, target, rows }
}

function bound(context: RequestContext, from: Target, segment: PathSegment): Target {
  const call = {
    name: segment.name.slice(boundPrefix.length),
    ...(segment.inner !== undefined && { inner: segment.inner }),
  }
  if (from.kind === 'set') return { kind: 'bound', table: from.table, ...call }
  const owner = ownerOf(context, from)
  return { kind: 'bound', ...owner, ...call }
}

/** The row that the next segment belongs to. */
function ownerOf(context: RequestContext, from: Target): { table: Table; row: StoredRow } {
  if (from.kind === 'row') {
    if (!from.row) throw missingRow(from.table, from.key)
    requireRow(context, 'Read', from.table, from.row)
    return { table: from.table, row: from.row }
  }
  if (from.kind === 'single') {
    if (!from.target || !from.targetTable) throw resourceNotFound(from.navigation.name)
    requireRow(context, 'Read', from.targetTable, from.target)
    return { table: from.targetTable, row: from.target }
  }
  if (from.kind === 'member') {
    const row = followCollection(
      context.environment.store,
      from.navigation,
    )(from.row).find((each) => each.id === from.memberId)
    if (!row) throw missingRow(from.target, { kind: 'id', id: from.memberId })
    requireRow(context, 'Read', from.target, row)
    return { table: from.target, row }
  }
  throw resourceNotFound(from.kind === 'set' ? from.table.entitySetName : 'property')
}
