import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Caller } from '../../operations/access.ts'
import type { Environment } from '../../operations/environment.ts'
import type { Column, Table } from '../../schema/schema.ts'
import { compareGuids } from '../../store/guid-order.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import { asTarget, readerOf } from '../column-reader.ts'
import { type FilterContext, filterContextOf, type Predicate } from '../filter-context.ts'
import { familyOf } from '../compare-values.ts'
import { compileFilters, type FilterLinks } from './fetch-conditions.ts'
import { indexedRows } from './fetch-index.ts'
import type { FetchLevel, FetchLink, FetchQuery } from './fetch-query.ts'
import { type FetchResult, type Linked, resultScope, rowScope } from './fetch-scope.ts'
import { isIntersect } from './intersect-table.ts'
import type { XmlElement } from './parse-xml.ts'
import { LevelReader } from './read-fetch-xml.ts'

export interface FetchContext {
  environment: Environment
  caller: Caller
  now: Date
}

/** Where rows of the entity come from: those of a navigation property, or the table's in key order after an id. */
export interface FetchSource {
  rows?: readonly StoredRow[]
  after?: string
}

/** Every result of the query, in the order its rows come. A row may come several times when a link has several matches. */
export function* fetchRows(query: FetchQuery, context: FetchContext, source: FetchSource = {}): Generator<FetchResult> {
  const { store, schema } = context.environment
  const [after, before] = partition(query.filters, namesLinks)
  const holds = readableAndMatching(query, before, query.table.logicalName, context)
  const joined = compileFilters(after, {
    scope: resultScope(schema, query),
    context: filterContext(context),
    links: filterLinks(context),
  })
  const join = joinAll(query, context)
  for (const row of startRows(query.table, before, source, store)) {
    if (!holds(row)) continue
    for (const linked of join(row)) {
      const result = { row, linked }
      if (joined(result)) yield result
    }
  }
}

function startRows(
  table: Table,
  filters: readonly XmlElement[],
  { rows, after }: FetchSource,
  store: Store,
): Iterable<StoredRow> {
  const few = rows ?? indexedRows(table, filters, store)
  if (!few) return store.rowsAfter(table.logicalName, after)
  return after === undefined ? few : few.filter(({ id }) => compareGuids(id, after) > 0)
}

function partition<T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] {
  return [items.filter(holds), items.filter((item) => !holds(item))]
}

/** Filters of the entity that speak of links are applied after the join. */
function namesLinks({ attributes, children }: XmlElement): boolean {
  return (
    attributes['entityname'] !== undefined || attributes['valueof']?.includes('.') === true || children.some(namesLinks)
  )
}

const filterContext = ({ environment, caller, now }: FetchContext): FilterContext =>
  filterContextOf(environment, caller, now)

function readableAndMatching(
  { table }: FetchLevel,
  filters: readonly XmlElement[],
  ownName: string,
  context: FetchContext,
): Predicate {
  const { access, schema } = context.environment
  const matches = compileFilters(filters, {
    scope: rowScope(schema, table, ownName),
    context: filterContext(context),
    links: filterLinks(context),
  })
  if (isIntersect(table)) return matches
  access.requirePrivilege(context.caller, 'Read', table)
  const readable = access.rowFilter(context.caller, 'Read', table)
  return readable === 'all' ? matches : (row) => readable(row) && matches(row)
}

type Join = (row: StoredRow) => Linked[]

const nothingJoined: readonly Linked[] = [new Map()]

/** All links of a level: every combination of what each finds. */
function joinAll(level: FetchLevel, context: FetchContext): Join {
  const joins = level.links.map((link) => compileJoin(link, level.table, context))
  return (row) => {
    let tuples: Linked[] = [...nothingJoined]
    for (const join of joins) {
      const found = join(row)
      tuples = tuples.flatMap((tuple) => found.map((linked) => new Map([...tuple, ...linked])))
      if (tuples.length === 0) break
    }
    return tuples
  }
}

function compileJoin(link: FetchLink, above: Table, context: FetchContext): Join {
  const holds = readableAndMatching(link, link.filters, link.alias, context)
  const find = linkedRows(link, above, context)
  const join = joinAll(link, context)
  const matches: Join = (row) =>
    find(row)
      .filter(holds)
      .flatMap((linked) => join(linked).map((inner) => new Map([[link, linked], ...inner])))
  const unmatched: Linked[] = [new Map([[link, undefined]])]
  switch (link.type) {
    case 'outer':
      return (row) => orElse(matches(row), unmatched)
    case 'matchfirstrowusingcrossapply':
      return (row) => orElse(matches(row).slice(0, 1), unmatched)
    case 'exists':
      return (row) => (matches(row).length > 0 ? [...nothingJoined] : [])
    default:
      return matches
  }
}

const orElse = (found: Linked[], otherwise: Linked[]): Linked[] => (found.length > 0 ? found : otherwise)

/** Rows whose `from` column equals the `to` column of the row above. */
function linkedRows({ table, from, to }: FetchLink, above: Table, context: FetchContext) {
  const { store } = context.environment
  for (const column of [from, to]) refuseJoinBy(column)
  const read = readerOf(above, to)
  return (row: StoredRow): StoredRow[] => {
    const key = joinKey(read(row))
    if (key === undefined) return []
    if (from.logicalName !== table.primaryId) return store.referencing(table.logicalName, from.logicalName, key)
    const found = store.get(table.logicalName, key)
    return found ? [found] : []
  }
}

function refuseJoinBy(column: Column): void {
  if (familyOf(column) === 'boolean' || column.attributeOf !== undefined)
    throw new NotEmulated(`a link by ${column.logicalName} in FetchXML`)
}

/** As the store's indexes write it. */
function joinKey(value: StoredValue): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.toLowerCase()
  if (typeof value === 'number') return String(value)
  return asTarget(value)?.id
}

/** `any`, `not any`, `all` within a filter: they restrict, and a row comes once however many match. */
function filterLinks(context: FetchContext): FilterLinks {
  return (element, above) => {
    const link = new LevelReader(context.environment.schema, false).link(element, above, 'filter')
    const find = linkedRows(link, above, context)
    const holds = readableAndMatching(link, link.filters, link.alias, context)
    const join = joinAll(link, context)
    const matches = (row: StoredRow): boolean => holds(row) && join(row).length > 0
    switch (link.type) {
      case 'not any':
        return (row) => !find(row).some(matches)
      case 'all':
        return (row) => {
          const found = find(row)
          return found.length > 0 && !found.some(matches)
        }
      default:
        return (row) => find(row).some(matches)
    }
  }
}
