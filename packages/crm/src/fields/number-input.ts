import type { ColumnMetadata } from '@liaison/dataverse'
import type { FieldInput } from './field-input.ts'
import { parsed, type ParsedInput, refused } from './parsed-input.ts'

/** A plain number, or one grouped by spaces or apostrophes. A comma is ambiguous: 1,500 is 1.5 in half of Europe. */
const plainNumber = /^[+-]?\d+(\.\d+)?$/
const groupedNumber = /^[+-]?\d{1,3}([\u0020\u00a0\u202f'’]\d{3})+(\.\d+)?$/

export function parseInteger(column: ColumnMetadata, input: FieldInput): ParsedInput {
  const digits = digitsOf(input)
  if (digits === undefined) return refused(`needs a whole number${hint(input)}`)
  if (digits.includes('.')) return refused('needs a whole number; this one has decimals')
  const outside = outOfRange(column, digits)
  if (outside !== undefined) return refused(outside)
  // Beyond 2^53 a number would not be the one that was written.
  const value = Number(digits)
  return parsed(Number.isSafeInteger(value) ? value : digits, digits)
}

/** Decimals stay text, so that no digit is lost on the way (P27). */
export function parseDecimal(column: ColumnMetadata, input: FieldInput): ParsedInput {
  const digits = digitsOf(input)
  if (digits === undefined) {
    const wanted = column.type === 'Money' ? 'an amount without its currency' : 'a number'
    return refused(`needs ${wanted}${hint(input)}`)
  }
  const decimals = digits.split('.')[1]?.length ?? 0
  if (column.precision !== undefined && decimals > column.precision) {
    return refused(`has ${decimals} decimal places, and ${column.precision} fit`)
  }
  const outside = outOfRange(column, digits)
  return outside === undefined ? parsed(digits, digits) : refused(outside)
}

const hint = (input: FieldInput): string =>
  typeof input === 'string' && /\d/.test(input) ? ', written like 48000 or 48000.50' : ''

/** Digits with a point, no sign but minus, no zeros that say nothing. Undefined when it is no number. */
function digitsOf(input: FieldInput): string | undefined {
  if (typeof input === 'number') return Number.isFinite(input) ? withoutExponent(input) : undefined
  if (typeof input !== 'string') return undefined
  const text = input.trim()
  if (!plainNumber.test(text) && !groupedNumber.test(text)) return undefined
  return trimmed(text.replaceAll(/[^\d.-]/g, ''))
}

const trimmed = (digits: string): string =>
  digits
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
    .replace(/^-(?=0$)/, '')

/** Numbers of 1e21 and more, or less than 1e-6, print with an exponent. No column holds either. */
const withoutExponent = (number: number): string | undefined => {
  const text = String(number)
  return text.includes('e') ? undefined : trimmed(text)
}

function outOfRange({ minValue, maxValue }: ColumnMetadata, digits: string): string | undefined {
  const value = Number(digits)
  if (minValue !== undefined && value < minValue) return `is ${digits}, and ${minValue} is the least`
  if (maxValue !== undefined && value > maxValue) return `is ${digits}, and ${maxValue} is the most`
  return undefined
}
