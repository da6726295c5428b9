import { DataverseFault } from '../errors/dataverse-fault.ts'
import { parentalColumns } from '../schema/cascades.ts'
import type { Relationship, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RowValues, WriteContext } from './rule.ts'

/** 405 by the list of status codes (page "Compose HTTP requests and handle errors"). */
const inUse = (): DataverseFault =>
  new DataverseFault(
    405,
    '0x80040227',
    'The object you tried to delete is associated with another object and cannot be deleted.',
  )

/** What belongs to the row is deleted with it; other lookups to it are emptied; N:N links end. */
export function cascadeDelete(context: WriteContext, table: Table, row: StoredRow): void {
  const { store, schema } = context
  for (const relationship of table.oneToMany) {
    const child = schema.tables.get(relationship.referencingTable)
    if (!child || child.logicalName === 'activitypointer') continue
    for (const each of store.referencing(child.logicalName, relationship.referencingColumn, row.id)) {
      // A role is its own root.
      if (each.id === row.id || !pointsBack(each, relationship, row)) continue
      // Went along already with another of these, as a unit does with the unit it is measured in.
      if (!store.get(child.logicalName, each.id)) continue
      if (relationship.onDelete === 'Restrict') throw inUse()
      if (goesAlong(child, relationship)) context.remove(child.logicalName, each.id)
      else emptyLookup(context, child, each, relationship.referencingColumn)
    }
  }
  for (const relationship of table.manyToMany)
    for (const end of ['one', 'two', ''])
      for (const link of store.referencing(relationship.intersectTable, `${table.logicalName}id${end}`, row.id))
        store.delete(relationship.intersectTable, link.id)
}

function pointsBack(child: StoredRow, relationship: Relationship, row: StoredRow): boolean {
  const target = child.values[relationship.referencingColumn]
  return (
    typeof target === 'object' &&
    target !== null &&
    target.id === row.id &&
    target.table === relationship.referencedTable
  )
}

function goesAlong(child: Table, relationship: Relationship): boolean {
  const column = relationship.referencingColumn
  if (relationship.onDelete) return relationship.onDelete === 'Cascade'
  if (parentalColumns.has(column) || child.isBpf) return true
  return column === 'activityid' && child.logicalName === 'activityparty'
}

function emptyLookup({ store }: WriteContext, child: Table, row: StoredRow, column: string): void {
  const values: RowValues = { ...row.values }
  delete values[column]
  store.put(child.logicalName, { id: row.id, version: store.nextVersion(), values })
}
