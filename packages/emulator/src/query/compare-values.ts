import { malformed } from '../errors/faults.ts'
import type { Comparison } from '../odata/expression.ts'
import { edmTypeOf, type Literal } from '../odata/literal.ts'
import type { Column } from '../schema/schema.ts'
import type { StoredValue } from '../store/row.ts'
import { type Fold, lowerCase } from './fold-text.ts'
import { asTarget } from './column-reader.ts'

type Family = 'text' | 'number' | 'boolean' | 'guid' | 'instant' | 'date'

const families: Partial<Record<Column['type'], Family>> = {
  String: 'text',
  Memo: 'text',
  EntityName: 'text',
  MultiSelectPicklist: 'text',
  Image: 'text',
  Integer: 'number',
  BigInt: 'number',
  Decimal: 'number',
  Double: 'number',
  Money: 'number',
  Picklist: 'number',
  State: 'number',
  Status: 'number',
  Boolean: 'boolean',
  Uniqueidentifier: 'guid',
  Lookup: 'guid',
  Customer: 'guid',
  Owner: 'guid',
  File: 'guid',
}

export function familyOf(column: Column): Family {
  if (column.type === 'DateTime') return column.dateTimeBehavior === 'DateOnly' ? 'date' : 'instant'
  return families[column.type] ?? 'text'
}

export const isText = (column: Column): boolean => familyOf(column) === 'text'

/** As `$metadata` says it. */
export function edmTypeOfColumn(column: Column): string {
  switch (familyOf(column)) {
    case 'text':
      return 'Edm.String'
    case 'boolean':
      return 'Edm.Boolean'
    case 'guid':
      return 'Edm.Guid'
    case 'instant':
      return 'Edm.DateTimeOffset'
    case 'date':
      return 'Edm.Date'
    case 'number':
      if (column.type === 'Decimal' || column.type === 'Money') return 'Edm.Decimal'
      if (column.type === 'Double') return 'Edm.Double'
      return column.type === 'BigInt' ? 'Edm.Int64' : 'Edm.Int32'
  }
}

const operatorKinds: Record<Comparison, string> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
}

export const incompatible = (operator: Comparison, left: string, right: string): Error =>
  malformed(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  )

/** How a column's values are compared: text without case, `true` as 1, lookups by id. Null stays null. */
export function comparableOf(column: Column, fold: Fold = lowerCase): (value: StoredValue) => string | number | null {
  const folds = familyOf(column) === 'text'
  return (value) => {
    if (typeof value === 'string') return folds ? fold(value) : value
    if (typeof value === 'number' || value === null) return value
    if (typeof value === 'boolean') return value ? 1 : 0
    return value.id
  }
}

type Ordered = string | number

const tests: Record<Comparison, (one: Ordered, other: Ordered) => boolean> = {
  eq: (one, other) => one === other,
  ne: (one, other) => one !== other,
  gt: (one, other) => one > other,
  ge: (one, other) => one >= other,
  lt: (one, other) => one < other,
  le: (one, other) => one <= other,
}

/** A column against a constant. `ne` holds for empty columns, as `or is null` in the service's SQL. */
export function compareWithLiteral(
  operator: Comparison,
  column: Column,
  literal: Literal,
  fold: Fold = lowerCase,
): (value: StoredValue) => boolean {
  if (literal.type === 'null') {
    if (operator === 'eq') return (value) => value === null || value === ''
    if (operator === 'ne') return (value) => value !== null && value !== ''
    return () => false
  }
  const wanted = constantFor(operator, column, literal, fold)
  const empty = operator === 'ne'
  if (operator === 'eq' && familyOf(column) === 'guid') {
    return (value) => (typeof value === 'string' ? value === wanted : asTarget(value)?.id === wanted)
  }
  if (operator === 'eq' && typeof wanted === 'number') {
    return (value) => (typeof value === 'boolean' ? Number(value) === wanted : value === wanted)
  }
  if (operator === 'eq' && typeof wanted === 'string' && fold === lowerCase) {
    // Most texts of a large table are told apart by their length, without being copied in lower case.
    return (value) => typeof value === 'string' && value.length === wanted.length && fold(value) === wanted
  }
  const test = tests[operator]
  const comparable = comparableOf(column, fold)
  return (value) => {
    const own = comparable(value)
    return own === null ? empty : test(own, wanted)
  }
}

export function compareColumns(
  operator: Comparison,
  one: Column,
  other: Column,
  fold: Fold = lowerCase,
): (left: StoredValue, right: StoredValue) => boolean {
  if (familyOf(one) !== familyOf(other)) throw incompatible(operator, edmTypeOfColumn(one), edmTypeOfColumn(other))
  const test = tests[operator]
  const comparable = comparableOf(one, fold)
  return (left, right) => {
    const [own, their] = [comparable(left), comparable(right)]
    if (own === null || their === null) return operator === 'ne' && own !== their
    return test(own, their)
  }
}

function constantFor(operator: Comparison, column: Column, literal: Literal, fold: Fold): Ordered {
  switch (familyOf(column)) {
    case 'text':
      if (literal.type === 'string') return fold(literal.value)
      break
    case 'number':
      if (literal.type === 'number') return literal.value
      break
    case 'boolean':
      if (literal.type === 'boolean') return literal.value ? 1 : 0
      break
    case 'guid':
      if (literal.type === 'guid') return literal.value
      break
    case 'instant':
      if (literal.type === 'datetime') return instantKey(literal.value)
      if (literal.type === 'date') return `${literal.value}T00:00:00Z`
      break
    case 'date':
      if (literal.type === 'date') return literal.value
      if (literal.type === 'datetime') return literal.value.slice(0, 10)
      break
  }
  throw incompatible(operator, edmTypeOfColumn(column), edmTypeOf(literal))
}

/** Stored instants have whole seconds; a fraction sorts between two of them. */
export function instantKey(instant: string): string {
  const fraction = instant.slice(19, -1)
  const seconds = `${instant.slice(0, 19)}Z`
  return fraction === '' || /^\.0+$/.test(fraction) ? seconds : seconds + fraction
}
