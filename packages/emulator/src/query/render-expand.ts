import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { expandMisuse, unknownProperty } from '../errors/faults.ts'
import type { ExpandItem } from '../odata/parse-expand.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import type { AnnotationFilter } from '../odata/preferences.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { followCollection, followSingle } from './column-reader.ts'
import { compileFilter } from './compile-filter.ts'
import { filterContextOf } from './filter-context.ts'
import { compileOrder } from './compile-order.ts'
import { type CollectionNavigation, namesOf, propertyName, type SingleNavigation } from './table-names.ts'
import { expandedNextLink } from './expanded-next-link.ts'
import type { JsonBytes } from '../http/json-bytes.ts'
import type { Piece } from './column-piece.ts'
import { compileRow } from './render-row.ts'
import { formatContext } from '../operations/user-language.ts'

export interface ExpandContext {
  environment: Environment
  caller: Caller
  now: Date
  /** `https://org…/api/data/v9.2` */
  root: string
  annotations?: AnnotationFilter
  /** A set query: expanded rows carry no etags, collections carry a nextLink. */
  list: boolean
  /** Some expand holds another: collections are paged, and only $select and $filter may be given. */
  nested: boolean
  pageSize: number
}

export const isNested = (items: readonly ExpandItem[]): boolean => items.some((item) => item.expand !== undefined)

/** `$expand=nav/$ref` brings the id of the lookup along. */
export function withLookupsOf(
  items: readonly ExpandItem[],
  table: Table,
  select: readonly string[] | undefined,
): readonly string[] | undefined {
  const { single } = namesOf(table)
  const lookups = items.flatMap(({ reference, navigation }) =>
    reference ? (single.get(navigation)?.column ?? []) : [],
  )
  return select && [...select, ...lookups.map(propertyName)]
}

const countOf = (items: readonly ExpandItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countOf(item.expand ?? []), 0)

export function compileExpands(items: readonly ExpandItem[], table: Table, context: ExpandContext): Piece[] {
  if (countOf(items) > 15)
    throw new DataverseFault(400, '0x8004430d', 'Number of link entities in query exceeded maximum limit.')
  if (new Set(items.map(({ navigation }) => navigation)).size < items.length)
    throw new NotEmulated('the same navigation property twice in $expand')
  refuseMixedWithManyToMany(items, table)
  return items.map((item) => compileItem(item, table, context, 0))
}

/** Unsupported, says the table of relationship types; not, with which words. */
function refuseMixedWithManyToMany(items: readonly ExpandItem[], table: Table): void {
  const { collections } = namesOf(table)
  const kinds = new Set(items.map(({ navigation }) => collections.get(navigation)?.kind === 'many-to-many'))
  if (kinds.size > 1) throw new NotEmulated('$expand of many-to-many relationships together with others')
}

function compileItem(item: ExpandItem, table: Table, context: ExpandContext, depth: number): Piece {
  const names = namesOf(table)
  const single = names.single.get(item.navigation)
  if (single) {
    const piece = singlePiece(item, single, context, depth)
    return table.logicalName === 'audit' ? nothing(single) : piece
  }
  const collection = names.collections.get(item.navigation)
  if (!collection) throw unknownProperty(item.navigation, table.logicalName)
  if (item.reference) throw expandMisuse('Expand with $ref is only supported on lookup type navigation property.')
  if (collection.kind === 'many-to-many' && (depth > 0 || item.expand))
    throw expandMisuse('Nested $expand is not supported on many-to-many relationships.')
  return collectionPiece(item, collection, table, context, depth)
}

/** The users of audits are always null in an expand (page auditing/retrieve-audit-data). */
const nothing = ({ name }: SingleNavigation): Piece => {
  const text = `,${JSON.stringify(name)}:null`
  return (_row, out) => out.plain(text)
}

const onlySelectAndFilter = (): DataverseFault =>
  expandMisuse(
    'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
  )

function singlePiece(item: ExpandItem, navigation: SingleNavigation, context: ExpandContext, depth: number): Piece {
  if (item.orderBy !== undefined || item.top !== undefined) throw onlySelectAndFilter()
  const { schema, store, access } = context.environment
  const writers = new Map<string, ExpandedRowWriter>()
  let refused: unknown
  for (const name of navigation.targets) {
    const target = schema.tables.get(name)
    if (!target) continue
    access.requirePrivilege(context.caller, 'Read', target)
    try {
      writers.set(name, expandedRow(item, target, context, depth))
    } catch (failure) {
      // A column of users only, say, is fine for an owner that may also be a team.
      refused = failure
    }
  }
  if (writers.size === 0 && refused) throw refused
  const follow = followSingle(store, schema, navigation)
  const key = `,${JSON.stringify(navigation.name)}:`
  return (row, out) => {
    out.plain(key)
    const next = follow(row)
    if (!next || writers.get(next.table.logicalName)?.(next.row, out, '') !== true) out.plain('null')
  }
}

/** Whether the row was written; not, when it may not be read or does not match. */
type ExpandedRowWriter = (row: StoredRow, out: JsonBytes, lead: ',' | '') => boolean

function expandedRow(
  item: ExpandItem,
  table: Table,
  context: ExpandContext,
  depth: number,
  etagInLists = false,
): ExpandedRowWriter {
  const { environment, caller, now } = context
  const { access } = environment
  if (item.reference)
    return (row, out, lead) => {
      out.text(`${lead}{"@odata.id":"${context.root}/${table.entitySetName}(${row.id})"}`)
      return true
    }
  const holds =
    item.filter === undefined
      ? undefined
      : compileFilter(parseFilter(item.filter), table, filterContextOf(environment, caller, now))
  const readable = access.rowFilter(caller, 'Read', table)
  const expanded = (item.expand ?? []).map((each) => compileItem(each, table, context, depth + 1))
  const write = compileRow(
    {
      table,
      etag: !context.list || etagInLists,
      expanded,
      ...(item.select && { select: item.select }),
      ...(context.annotations && { annotations: context.annotations }),
    },
    formatContext(environment, caller),
  )
  return (row, out, lead) => {
    if ((readable !== 'all' && !readable(row)) || (holds && !holds(row))) return false
    write(row, out, `${lead}{`)
    return true
  }
}

/**
 * In a set query the rows of a single-level expand have their etag and bring the lookup that leads back; with nested
 * expands anywhere they have neither. Source: the replies on learn.microsoft.com "Join tables using OData".
 */
function withLookupBack(
  item: ExpandItem,
  navigation: CollectionNavigation,
  target: Table,
  { list, nested }: ExpandContext,
): ExpandItem {
  if (!list || nested || navigation.kind === 'many-to-many' || !item.select) return item
  const column = target.columns.get(navigation.relationship.referencingColumn)
  return column ? { ...item, select: [...item.select, propertyName(column)] } : item
}

function collectionPiece(
  item: ExpandItem,
  navigation: CollectionNavigation,
  parent: Table,
  context: ExpandContext,
  depth: number,
): Piece {
  const { environment } = context
  const { schema, store } = environment
  const target = schema.tables.get(navigation.table)
  if (!target) throw unknownProperty(navigation.name, parent.logicalName)
  if (context.nested && (item.orderBy !== undefined || item.top !== undefined)) throw onlySelectAndFilter()
  environment.access.requirePrivilege(context.caller, 'Read', target)
  const follow = followCollection(store, navigation)
  const write = expandedRow(withLookupBack(item, navigation, target, context), target, context, depth, !context.nested)
  const order = item.orderBy === undefined ? undefined : compileOrder(item.orderBy, target, { schema, store })
  const key = `,${JSON.stringify(navigation.name)}:`
  const limit = context.nested ? context.pageSize : (item.top ?? 5000)
  return (row, out) => {
    const children = order
      ? follow(row)
          .map((child) => ({ child, id: child.id, keys: order.keysOf(child) }))
          .toSorted(order.compare)
          .map(({ child }) => child)
      : follow(row)
    const shown: StoredRow[] = []
    out.plain(`${key}[`)
    for (const child of children) {
      if (shown.length === limit) break
      if (write(child, out, shown.length > 0 ? ',' : '')) shown.push(child)
    }
    const link = expandedNextLink({
      item,
      navigation,
      parent,
      row,
      target,
      shown,
      full: shown.length === limit,
      context,
    })
    out.text(`]${link}`)
  }
}
