import type { Environment } from '../../operations/environment.ts'
import type { Caller } from '../../operations/access.ts'
import type { StoredRow } from '../../store/row.ts'
import type { Table } from '../../schema/schema.ts'
import { asTarget, readerOf } from '../column-reader.ts'
import type { Predicate } from '../filter-context.ts'
import { compileFilters } from './fetch-conditions.ts'
import type { FetchLevel, FetchLink, FetchQuery } from './fetch-query.ts'

/** A result: the row of the entity and, per link alias, the joined row or nothing (outer join). */
export interface FetchResult {
  row: StoredRow
  linked: ReadonlyMap<FetchLink, StoredRow | undefined>
}

interface FetchContext {
  environment: Environment
  caller: Caller
  now: Date
}

/** Every result of the query, unordered. A row may come several times when a link has several matches. */
export function fetchRows(query: FetchQuery, context: FetchContext): FetchResult[] {
  const { store } = context.environment
  const holds = readableAndMatching(query, context)
  const joins = query.links.map((link) => compileJoin(link, query.table, context))
  const results: FetchResult[] = []
  for (const row of store.rows(query.table.logicalName)) {
    if (!holds(row)) continue
    let tuples: ReadonlyMap<FetchLink, StoredRow | undefined>[] = [new Map()]
    for (const join of joins)
      tuples = tuples.flatMap((tuple) => join(row).map((linked) => new Map([...tuple, ...linked])))
    for (const linked of tuples) results.push({ row, linked })
  }
  return results
}

function readableAndMatching(level: FetchLevel, { environment, caller, now }: FetchContext): Predicate {
  const { access, schema, store } = environment
  access.requirePrivilege(caller, 'Read', level.table)
  const readable = access.rowFilter(caller, 'Read', level.table)
  const matches = compileFilters(level.filters, level.table, { schema, store, caller, now })
  return (row) => (readable === 'all' || readable(row)) && matches(row)
}

type Join = (row: StoredRow) => ReadonlyMap<FetchLink, StoredRow | undefined>[]

function compileJoin(link: FetchLink, above: Table, context: FetchContext): Join {
  const { store } = context.environment
  const holds = readableAndMatching(link, context)
  const joins = link.links.map((inner) => compileJoin(inner, link.table, context))
  const read = readerOf(above, link.to)
  const { table, from } = link
  const find = (value: unknown): StoredRow[] => {
    const id = asTarget(value as never)?.id ?? value
    if (typeof id !== 'string') return []
    if (from.logicalName !== table.primaryId) return store.referencing(table.logicalName, from.logicalName, id)
    const row = store.get(table.logicalName, id)
    return row ? [row] : []
  }
  return (row) => {
    const matches = find(read(row))
      .filter(holds)
      .flatMap((linked) => {
        let tuples: ReadonlyMap<FetchLink, StoredRow | undefined>[] = [new Map([[link, linked]])]
        for (const join of joins)
          tuples = tuples.flatMap((tuple) => join(linked).map((inner) => new Map([...tuple, ...inner])))
        return tuples
      })
    return matches.length === 0 && link.outer ? [new Map([[link, undefined]])] : matches
  }
}
