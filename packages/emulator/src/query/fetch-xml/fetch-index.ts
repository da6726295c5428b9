import { guidPattern } from '../../odata/literal.ts'
import type { Table } from '../../schema/schema.ts'
import type { StoredRow } from '../../store/row.ts'
import type { Store } from '../../store/store.ts'
import { isLookup } from '../table-names.ts'
import type { XmlElement } from './parse-xml.ts'

/**
 * Rows that a condition on the key or on a lookup leaves, through the index; undefined: read the whole table. The
 * filters still run over what comes back.
 */
export function indexedRows(table: Table, filters: readonly XmlElement[], store: Store): StoredRow[] | undefined {
  for (const { attributes, children } of filters) {
    if (attributes['type'] === 'or' && children.length > 1) continue
    for (const child of children) {
      const rows = child.name === 'condition' ? rowsOf(child, table, store) : undefined
      if (rows) return rows
    }
  }
  return undefined
}

function rowsOf({ attributes }: XmlElement, table: Table, store: Store): StoredRow[] | undefined {
  const column = table.columns.get(attributes['attribute'] ?? '')
  const id = attributes['value']?.replace(/^\{(.*)\}$/, '$1').toLowerCase()
  if (attributes['operator'] !== 'eq' || attributes['valueof'] !== undefined || !column || id === undefined)
    return undefined
  if (!guidPattern.test(id)) return undefined
  if (isLookup(column)) return store.referencing(table.logicalName, column.logicalName, id)
  if (column.logicalName !== table.primaryId) return undefined
  const row = store.get(table.logicalName, id)
  return row ? [row] : []
}
