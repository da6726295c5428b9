import { DataverseFault } from '../errors/dataverse-fault.ts'
import { optionOutOfRange, numberOutOfRange, stringTooLong } from '../errors/faults.ts'
import { PayloadFault } from '../errors/payload-fault.ts'
import { guidPattern } from '../odata/literal.ts'
import { edmTypeOfColumn } from '../query/compare-values.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { StoredValue } from '../store/row.ts'
import type { Switches } from './switches.ts'

/** A JSON value as the column stores it: type, length, range and choice checked, numbers rounded to the column's precision. */
export function decodeValue(table: Table, column: Column, value: unknown, switches: Switches): StoredValue {
  if (value === null) return null
  switch (column.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return text(table, column, value, switches)
    case 'Integer':
    case 'BigInt':
      return integer(column, value)
    case 'Decimal':
    case 'Double':
    case 'Money':
      return decimal(column, value)
    case 'Picklist':
    case 'State':
    case 'Status':
      return choice(column, value)
    case 'MultiSelectPicklist':
      return choices(column, value)
    case 'Boolean':
      if (typeof value === 'boolean') return value
      if (value === 'true' || value === 'false') return value === 'true'
      throw cannotConvert(column, value)
    case 'DateTime':
      return column.dateTimeBehavior === 'DateOnly' ? dateOnly(column, value) : instant(column, value)
    case 'Image':
      if (typeof value === 'string' && isBase64(value)) return value
      throw cannotConvert(column, value)
    default:
      if (typeof value === 'string' && guidPattern.test(value)) return value.toLowerCase()
      throw cannotConvert(column, value)
  }
}

/** Looks for what does not belong: a pattern for the whole would remember each of millions of characters. */
function isBase64(value: string): boolean {
  const digits = value.endsWith('==') ? value.slice(0, -2) : value.endsWith('=') ? value.slice(0, -1) : value
  return digits !== '' && !/[^\w+/]/.test(digits)
}

function text(table: Table, column: Column, value: unknown, switches: Switches): StoredValue {
  if (typeof value !== 'string') throw cannotConvert(column, value)
  const isNoteText = table.logicalName === 'annotation' && column.logicalName === 'notetext'
  const longest = isNoteText ? switches.noteTextMaxLength : column.maxLength
  if (longest !== undefined && value.length > longest)
    throw stringTooLong(column.logicalName, table.logicalName, longest)
  return value === '' ? null : value
}

/** Numbers may come as text: recorded requests send `"numberofemployees":"200"`. */
function number(column: Column, value: unknown): number {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof read !== 'number' || Number.isNaN(read)) throw cannotConvert(column, value)
  return read
}

function integer(column: Column, value: unknown): number {
  const read = number(column, value)
  if (!Number.isInteger(read)) throw cannotConvert(column, value)
  if (outside(column, read)) throw numberOutOfRange('integer')
  return read
}

function decimal(column: Column, value: unknown): number {
  const read = number(column, value)
  if (outside(column, read)) throw numberOutOfRange('decimal')
  return column.precision === undefined ? read : round(read, column.precision)
}

/** Half away from zero on the decimal text, so that 1.005 becomes 1.01. */
export function round(value: number, decimals: number): number {
  const sign = value < 0 ? -1 : 1
  const scaled = Math.round(Number(`${Math.abs(value)}e${decimals}`))
  const rounded = Number(`${scaled}e-${decimals}`)
  return Number.isNaN(rounded) ? value : sign * rounded
}

const outside = ({ min, max }: Column, value: number): boolean =>
  (min !== undefined && value < min) || (max !== undefined && value > max)

function choice(column: Column, value: unknown): number {
  const read = number(column, value)
  if (column.options && !column.options.some((option) => option.value === read)) throw optionOutOfRange()
  return read
}

function choices(column: Column, value: unknown): string | null {
  if (typeof value !== 'string') throw cannotConvert(column, value)
  if (value === '') return null
  return value
    .split(',')
    .map((each) => choice(column, each.trim()))
    .join(',')
}

function dateOnly(column: Column, value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))
    throw cannotConvert(column, value)
  refuseTooEarly(new Date(value))
  return value
}

const earliest = Date.UTC(1753, 0, 1)

/** With the service's own misspelling, as coe-starter-kit's issue 6417 reports it. */
function refuseTooEarly(time: Date): void {
  if (time.getTime() >= earliest) return
  const [year, month, day, clock] = time.toISOString().split(/[-T.]/)
  throw new DataverseFault(
    400,
    '0x80040239',
    `DateTime is less than minumum value supported by CrmDateTime. Actual value: ${month}/${day}/${year} ${clock}, Minimum value supported: 01/01/1753 00:00:00`,
  )
}

/** UTC in whole seconds. */
function instant(column: Column, value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) throw cannotConvert(column, value)
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/i.test(value)
  const time = new Date(hasZone ? value : `${value}Z`)
  if (Number.isNaN(time.getTime())) throw cannotConvert(column, value)
  refuseTooEarly(time)
  return toSeconds(time)
}

export const toSeconds = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`

const cannotConvert = (column: Column, value: unknown): Error =>
  new PayloadFault(
    `Microsoft.OData.ODataException: Cannot convert the literal '${typeof value === 'string' ? value : JSON.stringify(value)}' to the expected type '${edmTypeOfColumn(column)}'.`,
  )
