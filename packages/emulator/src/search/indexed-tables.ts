import { isLookup } from '../query/table-names.ts'
import type { Column, Schema, Table } from '../schema/schema.ts'
import type { Store } from '../store/store.ts'
import { indexedAtFirst } from './indexed-at-first.ts'
import { quickFindOf, type QuickFind } from './quick-find.ts'

/** A table in the search index. */
export interface IndexedTable {
  table: Table
  quickFind: QuickFind
  /** Searched when a request does not say which, the primary name first. */
  searched: readonly Column[]
  /** In the index by logical name: these can be asked for, filtered by and ordered by. */
  columns: ReadonlyMap<string, Column>
}

/** Tables that are set to be searched, with the columns of their Quick Find view. They must track changes. */
export function indexedTables(schema: Schema, store: Store): IndexedTable[] {
  return [...schema.tables.values()].filter(isIndexed).map((table) => indexedTable(table, store))
}

function isIndexed(table: Table): boolean {
  const { SyncToExternalSearchIndex: chosen, CanEnableSyncToExternalSearchIndex: allowed } = table.settings ?? {}
  if (allowed === false || table.primaryName === undefined) return false
  return table.changeTracking && (table.isCustom ? chosen === true : indexedAtFirst.has(table.logicalName))
}

function indexedTable(table: Table, store: Store): IndexedTable {
  const name = table.primaryName!
  const quickFind = quickFindOf(store, table) ?? { find: [name], view: [name], filtered: [], filters: [] }
  const known = (names: readonly string[]): Column[] =>
    names.flatMap((each) => {
      const column = table.columns.get(each)
      return column?.read === true && indexedTypes.has(column.type) ? [column] : []
    })
  const common = [table.primaryId, 'ownerid', 'owningbusinessunit', name, 'versionnumber', 'statecode', 'statuscode']
  const columns = known([
    ...common,
    'entityimage_url',
    'createdon',
    'modifiedon',
    ...quickFind.view,
    ...quickFind.find,
    ...quickFind.filtered,
  ])
  return {
    table,
    quickFind,
    searched: [...new Set(known([name, ...quickFind.find]))].filter(isSearchable),
    columns: new Map(columns.map((column) => [column.logicalName, column])),
  }
}

/** "Supported attribute types for indexing" of the FAQ about Dataverse search. */
const indexedTypes: ReadonlySet<string> = new Set([
  'BigInt',
  'Boolean',
  'Customer',
  'DateTime',
  'Decimal',
  'Double',
  'EntityName',
  'Integer',
  'Lookup',
  'Memo',
  'Money',
  'MultiSelectPicklist',
  'Owner',
  'Picklist',
  'State',
  'Status',
  'String',
  'Uniqueidentifier',
])

const searchableTypes: ReadonlySet<string> = new Set([
  'String',
  'Memo',
  'Lookup',
  'Picklist',
  'State',
  'Status',
  'MultiSelectPicklist',
])

/** The FAQ: texts, choices and lookups are searched, but no owners and no lookup that may lead to several tables. */
export const isSearchable = (column: Column): boolean =>
  searchableTypes.has(column.type) && !(isLookup(column) && (column.targets?.length ?? 0) > 1)
