import type { Column, Schema, Table } from '../schema/schema.ts'
import { linkedRows } from '../store/intersect.ts'
import type { LookupTarget, StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { CollectionNavigation, SingleNavigation } from './table-names.ts'

export type Reader = (row: StoredRow) => StoredValue

/** Reads a column; the key and the row version live on the row itself. */
export function readerOf(table: Table, column: Column): Reader {
  const name = column.logicalName
  // Withheld values are left out without a word.
  if (column.withheld?.read) return () => null
  if (name === table.primaryId) return (row) => row.id
  if (name === 'versionnumber') return (row) => row.version
  if (name === 'activitytypecode' && table.isActivity) return (row) => row.values[name] ?? table.logicalName
  return (row) => row.values[name] ?? null
}

export const asTarget = (value: StoredValue | undefined): LookupTarget | undefined =>
  typeof value === 'object' && value !== null ? value : undefined

/** Follows a single-valued navigation property; nothing when the lookup is empty or points at another table. */
export function followSingle(
  store: Store,
  schema: Schema,
  navigation: SingleNavigation,
): (row: StoredRow) => { row: StoredRow; table: Table } | undefined {
  if (navigation.column.withheld?.read) return () => undefined
  const name = navigation.column.logicalName
  const pointer = navigation.targets.includes('activitypointer')
  return (row) => {
    const target = asTarget(row.values[name])
    if (!target) return undefined
    if (!navigation.targets.includes(target.table) && !(pointer && schema.tables.get(target.table)?.isActivity))
      return undefined
    const table = schema.tables.get(navigation.targets.length === 1 ? navigation.targets[0]! : target.table)
    const found = table && store.get(table.logicalName, target.id)
    return found && table ? { row: found, table } : undefined
  }
}

/** Rows at the other end of a collection-valued navigation property, in primary key order. */
export function followCollection(store: Store, navigation: CollectionNavigation): (row: StoredRow) => StoredRow[] {
  if (navigation.kind === 'many-to-many')
    return (row) => linkedRows(store, navigation.relationship, navigation.forward, row.id)
  const { referencingTable, referencingColumn, referencedTable } = navigation.relationship
  return (row) =>
    store.referencing(referencingTable, referencingColumn, row.id).filter((child) => {
      const target = asTarget(child.values[referencingColumn])
      return target === undefined || target.table === referencedTable || referencedTable === 'activitypointer'
    })
}

/** The text shown for a row: its primary name. */
export function nameOf(schema: Schema, store: Store, target: LookupTarget): string | null {
  const table = schema.tables.get(target.table)
  const row = table && store.get(target.table, target.id)
  const column = table?.columns.get(table.primaryName ?? '')
  const name = row && column && readerOf(table, column)(row)
  return typeof name === 'string' ? name : null
}
