import type { Column, Table } from '../../schema/schema.ts'
import { compareGuids } from '../../store/guid-order.ts'
import { unsupportedGrouping } from '../aggregate/aggregate-faults.ts'
import { asTarget, nameOf, readerOf } from '../column-reader.ts'
import { familyOf } from '../compare-values.ts'
import { compareKeys, type Keyed, type OrderKey } from '../compile-order.ts'
import { formatterOf, type FormatContext } from '../formatted-value.ts'
import { isLookup } from '../table-names.ts'
import { allLinks, type FetchOrder, type FetchQuery } from './fetch-query.ts'
import { type FetchResult, linkNamed, type Place } from './fetch-scope.ts'
import { refuseWithheld } from '../refuse-withheld.ts'
import { columnOf } from './read-attribute.ts'

export interface FetchOrdering {
  /** Column names for the paging cookie; undefined when the order cannot be put into one. */
  cookieNames: readonly string[] | undefined
  numeric: readonly boolean[]
  keysOf: (result: FetchResult) => OrderKey[]
  compare: (one: Keyed, other: Keyed) => number
}

interface Item {
  name: string
  own: boolean
  descending: boolean
  numeric: boolean
  textual: boolean
  keyOf: (result: FetchResult) => OrderKey
}

/** The entity's orders come first, wherever they stand; then those of its links; the primary key breaks ties. */
export function compileFetchOrder(query: FetchQuery, context: FormatContext): FetchOrdering {
  const items = [
    ...query.orders.map((order) => compileItem(order, query, { table: query.table, rowOf: ({ row }) => row }, context)),
    ...allLinks(query).flatMap((link) =>
      link.orders.map((order) =>
        compileItem(order, query, { table: link.table, rowOf: ({ linked }) => linked.get(link) }, context),
      ),
    ),
  ]
  return {
    cookieNames: items.every(({ own }) => own) ? items.map(({ name }) => name) : undefined,
    numeric: items.map(({ numeric }) => numeric),
    keysOf: (result) => items.map(({ keyOf }) => keyOf(result)),
    compare(one, other) {
      for (const [at, { descending, textual }] of items.entries()) {
        const difference = compareKeys(one.keys[at] ?? null, other.keys[at] ?? null, textual)
        if (difference !== 0) return descending ? -difference : difference
      }
      return compareGuids(one.id, other.id)
    },
  }
}

function compileItem(order: FetchOrder, query: FetchQuery, here: Place<FetchResult>, context: FormatContext): Item {
  const { descending } = order
  if (order.by === 'alias') throw new Error('Orders by alias belong to aggregates.')
  if (order.by === 'column') return item(order.column, here, here.table === query.table, descending, query, context)
  const link = linkNamed(query, order.entityName)
  const place: Place<FetchResult> = { table: link.table, rowOf: ({ linked }) => linked.get(link) }
  return item(columnOf(link.table, order.attribute), place, false, descending, query, context)
}

function item(
  column: Column,
  { table, rowOf }: Place<FetchResult>,
  own: boolean,
  descending: boolean,
  { rawOrder }: FetchQuery,
  context: FormatContext,
): Item {
  refuseWithheld(column)
  if (column.type === 'MultiSelectPicklist') throw unsupportedGrouping()
  const read = readerOf(table, column)
  const key = orderKeyOf(table, column, rawOrder, context)
  return {
    name: column.logicalName,
    own,
    descending,
    numeric: ['number', 'boolean'].includes(familyOf(column)) && (rawOrder || !isChoice(column)),
    textual: familyOf(column) === 'text' || isLookup(column) || isChoice(column),
    keyOf(result) {
      const row = rowOf(result)
      return row ? key(read(row)) : null
    },
  }
}

const isChoice = (column: Column): boolean => ['Picklist', 'State', 'Status'].includes(column.type)

/** A lookup by its primary name and a choice by its label, unless `useraworderby` asks for the number. */
export function orderKeyOf(
  table: Table,
  column: Column,
  rawOrder: boolean,
  context: FormatContext,
): (value: unknown) => OrderKey {
  if (isLookup(column))
    return (value) => {
      const target = asTarget(value as never)
      return target ? nameOf(context.schema, context.store, target) : null
    }
  if (isChoice(column) && !rawOrder) {
    const label = formatterOf(table, column, context)
    return (value) => (value === null ? null : (label?.(value as never, noRow) ?? String(value as number)))
  }
  return (value) => {
    if (typeof value === 'boolean') return Number(value)
    return typeof value === 'string' || typeof value === 'number' ? value : null
  }
}

const noRow = { id: '', version: 0, values: {} }
