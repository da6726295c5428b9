import { textOf } from '../store/text-of.ts'
import type { Column, Option, Schema, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { asTarget, nameOf } from './column-reader.ts'

export interface FormatContext {
  schema: Schema
  store: Store
  languageCode: number
}

export type Formatter = (value: StoredValue, row: StoredRow) => string | null

/** The text of `…@OData.Community.Display.V1.FormattedValue`; undefined for columns that have none, such as plain text. */
export function formatterOf(table: Table, column: Column, context: FormatContext): Formatter | undefined {
  switch (column.type) {
    case 'Lookup':
    case 'Customer':
    case 'Owner':
      return lookupFormatter(context)
    case 'Picklist':
    case 'State':
    case 'Status':
      return choiceFormatter(table, column, context)
    case 'MultiSelectPicklist':
      return choicesFormatter(column, context)
    case 'Boolean':
      return booleanFormatter(column, context)
    case 'DateTime':
      return instantFormatter(
        column.format === 'DateOnly' || column.dateTimeBehavior === 'DateOnly' ? shortDate : shortDateTime,
      )
    case 'Money':
      return moneyFormatter(column, context)
    case 'Integer':
    case 'BigInt':
      // Durations, time zones and languages are not written with separators; they keep their own form.
      if (column.format !== undefined && column.format !== 'None') return undefined
      return (value) => (typeof value === 'number' ? grouped(value, 0) : null)
    case 'Decimal':
    case 'Double':
      return (value) => (typeof value === 'number' ? grouped(value, column.precision ?? 2) : null)
    case 'EntityName':
      return (value) =>
        typeof value === 'string' ? (labelOf(context.schema.tables.get(value)?.labels ?? [], context) ?? value) : null
    default:
      return undefined
  }
}

const labelOf = (labels: Option['labels'], { languageCode }: FormatContext): string | undefined =>
  (labels.find((label) => label.languageCode === languageCode) ?? labels[0])?.label

function lookupFormatter(context: FormatContext): Formatter {
  return (value) => {
    const target = asTarget(value)
    return target ? nameOf(context.schema, context.store, target) : null
  }
}

function choiceFormatter(table: Table, column: Column, context: FormatContext): Formatter {
  const labels = optionLabels(column.options ?? [], context)
  if (table.logicalName !== 'activitypointer') return (value) => labels.get(value as number) ?? null
  // The view over all activities has each kind's own states and reasons.
  return (value, row) => {
    const concrete = context.schema.tables.get(textOf(row.values['activitytypecode']))?.columns.get(column.logicalName)
    const option = concrete?.options?.find((each) => each.value === value)
    return (option && labelOf(option.labels, context)) ?? labels.get(value as number) ?? null
  }
}

const optionLabels = (options: readonly Option[], context: FormatContext): Map<number, string> =>
  new Map(options.map((option) => [option.value, labelOf(option.labels, context) ?? String(option.value)]))

function choicesFormatter(column: Column, context: FormatContext): Formatter {
  const labels = optionLabels(column.options ?? [], context)
  return (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((each) => labels.get(Number(each)) ?? each)
          .join('; ')
      : null
}

function booleanFormatter(column: Column, context: FormatContext): Formatter {
  const labels = optionLabels(column.options ?? [], context)
  const [yes, no] = [labels.get(1) ?? 'Yes', labels.get(0) ?? 'No']
  return (value) => (value === null ? null : value ? yes : no)
}

/** Amounts are written in the row's currency; `_base` amounts in the organisation's, with as many decimals as that has. */
function moneyFormatter(column: Column, { store }: FormatContext): Formatter {
  const isBase = column.logicalName.endsWith('_base')
  const [organisation] = isBase ? store.rows('organization') : []
  const base = organisation && asTarget(organisation.values['basecurrencyid'])
  const symbols = new Map<string, string>()
  const symbolOf = (row: StoredRow): string => {
    const currency = (base ?? asTarget(row.values['transactioncurrencyid']))?.id
    if (currency === undefined) return ''
    let symbol = symbols.get(currency)
    if (symbol === undefined) {
      symbol = textOf(store.get('transactioncurrency', currency)?.values['currencysymbol'])
      symbols.set(currency, symbol)
    }
    return symbol
  }
  const precision = isBase ? 2 : (column.precision ?? 2)
  return (value, row) => {
    if (typeof value !== 'number') return null
    const text = symbolOf(row) + grouped(Math.abs(value), precision)
    return value < 0 ? `(${text})` : text
  }
}

/** en-US grouping, written by hand because Intl costs a microsecond a number and a page has ten thousand. */
export function grouped(value: number, decimals: number): string {
  const fixed = fixedText(Math.abs(value), decimals)
  const point = fixed.indexOf('.')
  const whole = point < 0 ? fixed : fixed.slice(0, point)
  let text = point < 0 ? '' : fixed.slice(point)
  let end = whole.length
  for (; end > 3; end -= 3) text = `,${whole.slice(end - 3, end)}${text}`
  return `${value < 0 ? '-' : ''}${whole.slice(0, end)}${text}`
}

/** Most amounts are whole, and `toFixed` takes several times as long. */
const fixedText = (value: number, decimals: number): string =>
  Number.isInteger(value) && value < 1e15 && decimals > 0 && decimals <= 10
    ? `${value}.${'0000000000'.slice(0, decimals)}`
    : value.toFixed(decimals)

const instantFormatter =
  (format: (instant: string) => string): Formatter =>
  (value) =>
    typeof value === 'string' ? format(value) : null

const shortDate = (instant: string): string =>
  `${twoDigits(instant, 5)}/${twoDigits(instant, 8)}/${instant.slice(0, 4)}`

/** en-US in UTC: `4/7/2023 2:59 PM`. */
export function shortDateTime(instant: string): string {
  const hour = twoDigits(instant, 11)
  return `${shortDate(instant)} ${hour % 12 === 0 ? 12 : hour % 12}:${instant.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`
}

/** A page has ten thousand dates: several times faster than `Number(instant.slice(…))`. */
const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528
