import type { Expression } from '../odata/expression.ts'
import type { Literal } from '../odata/literal.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { compareGuids } from '../store/guid-order.ts'
import { isLookup, namesOf } from './table-names.ts'

/**
 * Rows a filter can only be true for, found through an index: its key or a lookup compared with an id.
 * Undefined: no such condition, read the whole table. The filter still runs over what comes back.
 */
export function candidates(expression: Expression, table: Table, store: Store): StoredRow[] | undefined {
  if (expression.kind === 'and') {
    return candidates(expression.left, table, store) ?? candidates(expression.right, table, store)
  }
  if (expression.kind === 'or') {
    const left = candidates(expression.left, table, store)
    const right = left && candidates(expression.right, table, store)
    return left && right && union(left, right)
  }
  if (expression.kind !== 'compare' || expression.operator !== 'eq') return undefined
  const { left, right } = expression
  if (left.kind === 'path' && right.kind === 'literal') return byIndex(left.segments, right.literal, table, store)
  if (right.kind === 'path' && left.kind === 'literal') return byIndex(right.segments, left.literal, table, store)
  return undefined
}

function byIndex(segments: readonly string[], literal: Literal, table: Table, store: Store): StoredRow[] | undefined {
  if (literal.type !== 'guid') return undefined
  const names = namesOf(table)
  const [name = '', key, ...rest] = segments
  if (rest.length > 0) return undefined
  // `processid/workflowid eq …` is the lookup itself, one hop away.
  const navigation = key === undefined ? undefined : names.single.get(name)
  if (key !== undefined && key !== `${navigation?.targets[0]}id`) return undefined
  const column = navigation?.column ?? names.properties.get(name)
  if (!column) return undefined
  if (column.logicalName === table.primaryId) {
    const row = store.get(table.logicalName, literal.value)
    return row ? [row] : []
  }
  return isLookup(column) ? store.referencing(table.logicalName, column.logicalName, literal.value) : undefined
}

function union(left: readonly StoredRow[], right: readonly StoredRow[]): StoredRow[] {
  const all = new Map([...left, ...right].map((row) => [row.id, row]))
  return [...all.values()].toSorted((one, other) => compareGuids(one.id, other.id))
}
