import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { filterContextOf, type Predicate } from '../query/filter-context.ts'
import type { Column } from '../schema/schema.ts'
import { type IndexedTable, indexedTables, isSearchable } from './indexed-tables.ts'
import { compileQuickFindFilter } from './quick-find.ts'
import { readSearchFilter, type SearchFilter } from './search-filter.ts'
import { searchDisabled, searchRefused } from './search-faults.ts'

/** A table as a request speaks of it. */
export interface SearchEntity {
  name: string
  selectColumns?: readonly string[]
  /** `all`: every one that is searched when no table is named. */
  searchColumns?: readonly string[] | 'all'
  filter?: string
}

/** What is searched: a table's readable rows that pass every filter, by some of its columns. */
export interface SearchedTable extends IndexedTable {
  searchColumns: readonly Column[]
  /** Answered with each row. */
  selectColumns: readonly Column[]
  holds: Predicate
}

export interface ScopeRequest {
  entities?: readonly SearchEntity[] | undefined
  filter?: string | undefined
}

/** @throws {DataverseFault} the organisation is not searched; a table or column is not in the index. */
export function searchScope(context: RequestContext, { entities, filter }: ScopeRequest): SearchedTable[] {
  const { schema, store } = context.environment
  if (!isSearchEnabled(context)) throw searchDisabled()
  const all = indexedTables(schema, store)
  const named = entities?.map((entity) => ({ entity, indexed: indexedNamed(all, entity.name) }))
  const chosen = named ?? all.map((indexed) => ({ entity: undefined, indexed }))
  const common = filter === undefined ? undefined : readSearchFilter(filter)
  if (common)
    refuseUnknown(
      common,
      chosen.map(({ indexed }) => indexed),
    )
  return chosen.map(({ entity, indexed }) => searchedTable(context, indexed, entity, common))
}

/** A column of the organisation; where there is no row of it, search is on, as in a new production environment. */
export function isSearchEnabled({ environment: { store } }: RequestContext): boolean {
  const [organisation] = store.rows('organization')
  return organisation?.values['isexternalsearchindexenabled'] !== false
}

function indexedNamed(all: readonly IndexedTable[], name: string): IndexedTable {
  const found = all.find(({ table }) => table.logicalName === name)
  if (!found) throw searchRefused(`The table '${name}' is not enabled for search.`)
  return found
}

function searchedTable(
  context: RequestContext,
  indexed: IndexedTable,
  entity: SearchEntity | undefined,
  common: SearchFilter | undefined,
): SearchedTable {
  const { environment, caller, now } = context
  const { table } = indexed
  const filters = filterContextOf(environment, caller, now)
  const tests: Predicate[] = [compileQuickFindFilter(indexed.quickFind, table, filters)]
  if (common) tests.push(common.compile(indexed, filters))
  if (entity?.filter !== undefined) {
    const own = readSearchFilter(entity.filter)
    refuseUnknown(own, [indexed])
    tests.push(own.compile(indexed, filters))
  }
  const readable = environment.access.rowFilter(caller, 'Read', table)
  if (readable !== 'all') tests.unshift(readable)
  return {
    ...indexed,
    // "If empty, only the table primary name will be searched on", and returned.
    searchColumns:
      entity && entity.searchColumns !== 'all'
        ? namedColumns(indexed, entity.searchColumns, 'searched')
        : indexed.searched,
    selectColumns: namedColumns(indexed, entity?.selectColumns, 'returned'),
    holds: (row) => tests.every((test) => test(row)),
  }
}

function namedColumns(
  indexed: IndexedTable,
  names: readonly string[] | undefined,
  use: 'searched' | 'returned',
): Column[] {
  const { table, columns } = indexed
  if (!names || names.length === 0) return [table.columns.get(table.primaryName!)!]
  return names.map((name) => {
    const column = columns.get(name)
    if (!column)
      throw searchRefused(`The column '${name}' of the table '${table.logicalName}' is not in the search index.`)
    if (use === 'searched' && !isSearchable(column))
      throw new NotEmulated(`search by the column ${name}, which holds no text`)
    return column
  })
}

function refuseUnknown({ names }: SearchFilter, tables: readonly IndexedTable[]): void {
  for (const name of names)
    if (!tables.some(({ columns }) => columns.has(name)))
      throw searchRefused(`The column '${name}' of the filter is not in the search index.`)
}
