import type { AnnotationFilter } from '../../odata/preferences.ts'
import type { Column, Table } from '../../schema/schema.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import { asTarget } from '../column-reader.ts'
import { formatterOf, grouped, type FormatContext } from '../formatted-value.ts'
import { navigationTo } from '../table-names.ts'
import type { Group } from './aggregate.ts'
import type { GroupColumn, Measure } from './aggregate-columns.ts'

type Body = Record<string, unknown>

interface GroupShape<T> {
  columns: readonly GroupColumn<T>[]
  measures: readonly Measure<T>[]
  annotations?: AnnotationFilter
}

/** Groups as JSON. What is empty is left out, keys included; results have no etag. */
export function renderGroups<T>(groups: readonly Group<T>[], shape: GroupShape<T>, context: FormatContext): string[] {
  const fills = [
    ...shape.columns.map((column, at) => fillKey(column, at, shape.annotations, context)),
    ...shape.measures.map((measure, at) => fillMeasure(measure, at, shape.annotations, context)),
  ]
  return groups.map((group) => {
    const body: Body = {}
    for (const fill of fills) fill(body, group)
    return JSON.stringify(body)
  })
}

function fillKey<T>(
  { alias, table, column, format }: GroupColumn<T>,
  at: number,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): (body: Body, group: Group<T>) => void {
  const own = format ?? formatterOf(table, column, context)
  return (body, { keys }) => {
    const value = keys[at] ?? null
    if (value === null) return
    const text = annotations?.formattedValue ? own?.(value, nothing) : undefined
    if (typeof text === 'string') body[`${alias}@OData.Community.Display.V1.FormattedValue`] = text
    const target = asTarget(value)
    if (target && annotations?.associatedNavigationProperty)
      body[`${alias}@Microsoft.Dynamics.CRM.associatednavigationproperty`] = navigationTo(table, column, target.table)
    if (target && annotations?.lookupLogicalName)
      body[`${alias}@Microsoft.Dynamics.CRM.lookuplogicalname`] = target.table
    body[alias] = target?.id ?? value
  }
}

const nothing: StoredRow = { id: '', version: 0, values: {} }

function fillMeasure<T>(
  { alias, method, table, column, rowOf }: Measure<T>,
  at: number,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): (body: Body, group: Group<T>) => void {
  const counts = method === 'count' || method === 'countcolumn' || method === 'countdistinct'
  const format = !counts && table && column ? measureFormatter(table, column, context) : undefined
  return (body, { values, items }) => {
    const value = values[at] ?? null
    if (value === null) return
    if (annotations?.formattedValue) {
      const text = counts
        ? grouped(Number(value), 0)
        : format?.(
            value,
            items.map((item) => rowOf?.(item)),
          )
      if (typeof text === 'string') body[`${alias}@OData.Community.Display.V1.FormattedValue`] = text
    }
    body[alias] = value
  }
}

/** Amounts of several currencies have no text: which one the service would write is not documented. */
function measureFormatter(
  table: Table,
  column: Column,
  context: FormatContext,
): ((value: StoredValue, rows: readonly (StoredRow | undefined)[]) => string | null) | undefined {
  const format = formatterOf(table, column, context)
  if (!format) return undefined
  if (column.type !== 'Money') return (value) => format(value, nothing)
  return (value, rows) => {
    const currencies = new Set(rows.map((row) => asTarget(row?.values['transactioncurrencyid'])?.id))
    currencies.delete(undefined)
    if (currencies.size > 1 && !column.logicalName.endsWith('_base')) return null
    return format(value, rows.find((row) => row?.values['transactioncurrencyid']) ?? nothing)
  }
}
