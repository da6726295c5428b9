import { malformed } from '../errors/faults.ts'
import { compareGuids } from '../store/guid-order.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { asTarget, nameOf } from './column-reader.ts'
import { familyOf } from './compare-values.ts'
import { unsupportedGrouping } from './aggregate/aggregate-faults.ts'
import { compilePath } from './compile-filter.ts'
import type { FilterContext } from './filter-context.ts'
import { isLookup } from './table-names.ts'

export type OrderKey = string | number | null

export interface Order {
  /** Property names as written, for the paging cookie. */
  names: readonly string[]
  /** Which keys are numbers, so that a cookie's text can be read back. */
  numeric: readonly boolean[]
  /** Tells two orders apart. */
  signature: string
  keysOf: (row: StoredRow) => OrderKey[]
  /** The primary key breaks ties, so that pages never overlap. */
  compare: (one: Keyed, other: Keyed) => number
}

export interface Keyed {
  keys: readonly OrderKey[]
  id: string
}

const collator = new Intl.Collator('en', { sensitivity: 'base', caseFirst: 'false' })

/** A lookup sorts by its primary name, a choice by its number; nulls come first, as in SQL Server. */
export function compileOrder(source: string, table: Table, context: Pick<FilterContext, 'schema' | 'store'>): Order {
  const items = source
    .split(',')
    .map((part) => part.trim())
    .filter((part, _at, parts) => part !== '' || parts.length > 1)
    .map((part) => compileItem(part, table, context))
  return {
    names: items.map((item) => item.name),
    numeric: items.map((item) => item.numeric),
    signature: source,
    keysOf: (row) => items.map((item) => item.keyOf(row)),
    compare(one, other) {
      for (let at = 0; at < items.length; at += 1) {
        const item = items[at]!
        const difference = compareKeys(one.keys[at] ?? null, other.keys[at] ?? null, item.textual)
        if (difference !== 0) return item.descending ? -difference : difference
      }
      return compareGuids(one.id, other.id)
    },
  }
}

interface OrderItem {
  name: string
  descending: boolean
  numeric: boolean
  /** Names and other texts, for people's order; instants and ids are in order as they are. */
  textual: boolean
  keyOf: (row: StoredRow) => OrderKey
}

function compileItem(part: string, table: Table, context: Pick<FilterContext, 'schema' | 'store'>): OrderItem {
  const [name = '', direction = 'asc', ...rest] = part.split(/\s+/)
  if (rest.length > 0 || !/^(asc|desc)$/.test(direction)) throw malformed(`Syntax error at position 0 in '${part}'.`)
  const { column, read } = compilePath(name.split('/'), table, context)
  if (column.type === 'MultiSelectPicklist') throw unsupportedGrouping()
  const descending = direction === 'desc'
  if (isLookup(column)) {
    return {
      name,
      descending,
      numeric: false,
      textual: true,
      keyOf(row) {
        const target = asTarget(read(row))
        return target ? nameOf(context.schema, context.store, target) : null
      },
    }
  }
  const flag = familyOf(column) === 'boolean'
  return {
    name,
    descending,
    numeric: flag || familyOf(column) === 'number',
    textual: familyOf(column) === 'text',
    keyOf(row) {
      const value = read(row)
      if (typeof value === 'object') return null
      return flag ? Number(value) : (value as string | number)
    },
  }
}

/** The collation is asked for texts only: comparing characters takes a fraction of its time. */
export function compareKeys(one: OrderKey, other: OrderKey, textual: boolean): number {
  if (one === other) return 0
  if (one === null) return -1
  if (other === null) return 1
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (textual) return collator.compare(String(one), String(other))
  return one < other ? -1 : 1
}
