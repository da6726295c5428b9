import { textOf } from '../store/text-of.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed, unknownProperty } from '../errors/faults.ts'
import { guidPattern, type Literal } from '../odata/literal.ts'
import type { Column, Table } from '../schema/schema.ts'
import { linkedIds } from '../store/intersect.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { asTarget, readerOf } from './column-reader.ts'
import { comparableOf, familyOf, instantKey } from './compare-values.ts'
import type { FilterContext, Predicate } from './filter-context.ts'
import { dateRange } from './date-ranges.ts'
import { namesOf } from './table-names.ts'
import { textMatcher } from './text-match.ts'

type Arguments = ReadonlyMap<string, Literal>

interface Call {
  name: string
  table: Table
  column: Column
  read: (row: StoredRow) => StoredValue
  value: Literal | undefined
  values: string[]
  context: FilterContext
}

/** `Microsoft.Dynamics.CRM.In(PropertyName=…,PropertyValues=…)` and its siblings. */
export function compileQueryFunction(name: string, given: Arguments, table: Table, context: FilterContext): Predicate {
  const property = given.get('PropertyName')
  if (property?.type !== 'string') throw malformed(`The function ${name} needs the parameter PropertyName.`)
  const column = table.columns.get(property.value) ?? namesOf(table).properties.get(property.value)
  if (!column) throw unknownProperty(property.value, table.logicalName)
  const value = given.get('PropertyValue')
  const call = { name, table, column, read: readerOf(table, column), value, values: listOf(given), context }
  const make = functions[name]
  if (make) return make(call)
  const range = dateRange(name, call.value, context.now)
  if (range) return within(call, range.from, range.to)
  throw new NotEmulated(`the query function Microsoft.Dynamics.CRM.${name}`)
}

const functions: Record<string, (call: Call) => Predicate> = {
  In: (call) => isIn(call),
  NotIn: (call) => negated(isIn(call)),
  Between: (call) => between(call),
  NotBetween: (call) => negated(between(call)),
  ContainValues: (call) => containsValues(call),
  DoesNotContainValues: (call) => negated(containsValues(call)),
  EqualUserId: (call) => pointsAt(call, [call.context.caller.userId]),
  NotEqualUserId: (call) => negated(pointsAt(call, [call.context.caller.userId])),
  EqualUserTeams: (call) => pointsAt(call, teamsOf(call)),
  EqualUserOrUserTeams: (call) => pointsAt(call, [call.context.caller.userId, ...teamsOf(call)]),
  EqualBusinessId: (call) => pointsAt(call, [call.context.caller.businessUnitId]),
  NotEqualBusinessId: (call) => negated(pointsAt(call, [call.context.caller.businessUnitId])),
  Under: (call) => under(call, false),
  UnderOrEqual: (call) => under(call, true),
  NotUnder: (call) => negated(under(call, false)),
  Above: (call) => above(call, false),
  AboveOrEqual: (call) => above(call, true),
  On: (call) => onDay(call, (day, wanted) => day === wanted),
  NotOn: (call) => onDay(call, (day, wanted) => day !== wanted),
  OnOrAfter: (call) => onDay(call, (day, wanted) => day >= wanted),
  OnOrBefore: (call) => onDay(call, (day, wanted) => day <= wanted),
  BeginsWith: (call) => text(call, 'startswith'),
  DoesNotBeginWith: (call) => negated(text(call, 'startswith')),
  EndsWith: (call) => text(call, 'endswith'),
  DoesNotEndWith: (call) => negated(text(call, 'endswith')),
  Like: (call) => text(call, 'like'),
  NotLike: (call) => negated(text(call, 'like')),
}

const negated =
  (predicate: Predicate): Predicate =>
  (row) =>
    !predicate(row)

function listOf(given: Arguments): string[] {
  const values = given.get('PropertyValues')
  if (!values) return []
  if (values.type !== 'json' || !Array.isArray(values.value)) throw malformed('PropertyValues must be an array.')
  return values.value.map((each) => String(each))
}

/** Values come as strings whatever the column's type. */
function constant(column: Column, value: string): string | number {
  switch (familyOf(column)) {
    case 'number':
      if (value.trim() === '' || Number.isNaN(Number(value))) throw malformed(`'${value}' is not a number.`)
      return Number(value)
    case 'boolean':
      return value === '1' || value.toLowerCase() === 'true' ? 1 : 0
    case 'instant':
      return instantKey(new Date(value.length === 10 ? `${value}T00:00:00Z` : value).toISOString())
    default:
      return value.toLowerCase()
  }
}

function isIn({ column, read, values }: Call): Predicate {
  const wanted = new Set<string | number | null>(values.map((value) => constant(column, value)))
  const comparable = comparableOf(column)
  return (row) => wanted.has(comparable(read(row)))
}

function between({ column, read, values }: Call): Predicate {
  const [from, to] = values.map((value) => constant(column, value))
  if (from === undefined || to === undefined) throw malformed('Between needs two PropertyValues.')
  const comparable = comparableOf(column)
  return (row) => {
    const own = comparable(read(row))
    return own !== null && own >= from && own <= to
  }
}

function containsValues({ read, values }: Call): Predicate {
  return (row) => {
    const own = read(row)
    return typeof own === 'string' && own.split(',').some((value) => values.includes(value))
  }
}

function pointsAt({ read }: Call, ids: readonly string[]): Predicate {
  return (row) => {
    const value = read(row)
    const id = typeof value === 'string' ? value : asTarget(value)?.id
    return id !== undefined && ids.includes(id)
  }
}

function teamsOf({ context }: Call): string[] {
  const user = context.schema.tables.get('systemuser')
  const membership = user?.manyToMany.find((each) => each.intersectTable === 'teammembership')
  if (!membership) return []
  return linkedIds(context.store, membership, membership.table1 === 'systemuser', context.caller.userId)
}

/** Ids from a row upwards, the row itself first. */
function ancestors(table: Table, id: string, { store }: FilterContext): string[] {
  const parent = `parent${table.logicalName}id`
  if (!table.columns.has(parent)) throw malformed(`${table.logicalName} has no hierarchy.`)
  const path: string[] = []
  for (let next: string | undefined = id; next !== undefined && !path.includes(next);) {
    path.push(next)
    next = asTarget(store.get(table.logicalName, next)?.values[parent])?.id
  }
  return path
}

function guidArgument({ name, value }: Call): string {
  const text = textOf(value?.value).toLowerCase()
  if (!guidPattern.test(text)) throw malformed(`${name} needs an id as PropertyValue.`)
  return text
}

function under(call: Call, self: boolean): Predicate {
  const top = guidArgument(call)
  return (row) => (row.id === top ? self : ancestors(call.table, row.id, call.context).includes(top))
}

function above(call: Call, self: boolean): Predicate {
  const path = ancestors(call.table, guidArgument(call), call.context)
  const wanted = new Set(self ? path : path.slice(1))
  return (row) => wanted.has(row.id)
}

function onDay(call: Call, holds: (day: string, wanted: string) => boolean): Predicate {
  const wanted = textOf(call.value?.value).slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wanted)) throw malformed(`${call.name} needs a date as PropertyValue.`)
  return (row) => {
    const value = call.read(row)
    return typeof value === 'string' && holds(value.slice(0, 10), wanted)
  }
}

function text(call: Call, method: 'startswith' | 'endswith' | 'like'): Predicate {
  const matches = textMatcher(method, textOf(call.value?.value))
  return (row) => {
    const value = call.read(row)
    return typeof value === 'string' && matches(value)
  }
}

function within({ read, column }: Call, from: Date | undefined, to: Date | undefined): Predicate {
  const key = (date: Date): string =>
    familyOf(column) === 'date' ? date.toISOString().slice(0, 10) : instantKey(date.toISOString())
  const [low, high] = [from && key(from), to && key(to)]
  const comparable = comparableOf(column)
  return (row) => {
    const own = comparable(read(row))
    return typeof own === 'string' && (low === undefined || own >= low) && (high === undefined || own < high)
  }
}
