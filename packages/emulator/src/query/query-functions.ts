import { textOf } from '../store/text-of.ts'
import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed, unknownProperty } from '../errors/faults.ts'
import { guidPattern, type Literal } from '../odata/literal.ts'
import type { Column, Table } from '../schema/schema.ts'
import { teamsOf } from '../security/assignments.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { asTarget, readerOf } from './column-reader.ts'
import { comparableOf, familyOf, instantKey } from './compare-values.ts'
import type { FilterContext, Predicate } from './filter-context.ts'
import type { Fold } from './fold-text.ts'
import { dateRange } from './date-ranges.ts'
import { fiscalRange, inFiscalPeriod } from './fiscal-ranges.ts'
import { readDateTime } from './read-date-time.ts'
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
  const range =
    dateRange(name, call.value, context.now) ?? fiscalRange(name, numbersOf(given), context.now, context.store)
  if (range) return within(call, range.from, range.to)
  throw new NotEmulated(`the query function Microsoft.Dynamics.CRM.${name}`)
}

/** Those that are no period of time, by name. */
export const functions: Readonly<Record<string, (call: Call) => Predicate>> = {
  In: (call) => isIn(call),
  NotIn: (call) => negated(isIn(call)),
  Between: (call) => between(call),
  NotBetween: (call) => negated(between(call)),
  ContainValues: (call) => containsValues(call),
  DoesNotContainValues: (call) => negated(containsValues(call)),
  EqualUserId: (call) => pointsAt(call, [call.context.caller.userId]),
  NotEqualUserId: (call) => negated(pointsAt(call, [call.context.caller.userId])),
  EqualUserTeams: (call) => pointsAt(call, ownTeams(call)),
  EqualUserOrUserTeams: (call) => pointsAt(call, [call.context.caller.userId, ...ownTeams(call)]),
  EqualBusinessId: (call) => pointsAt(call, [call.context.caller.businessUnitId]),
  NotEqualBusinessId: (call) => negated(pointsAt(call, [call.context.caller.businessUnitId])),
  Under: (call) => under(call, false),
  UnderOrEqual: (call) => under(call, true),
  NotUnder: (call) => negated(under(call, false)),
  Above: (call) => above(call, false),
  AboveOrEqual: (call) => above(call, true),
  EqualUserLanguage: (call) => equalsUserLanguage(call),
  EqualUserOrUserHierarchy: (call) => pointsAt(call, reportingHierarchy(call)),
  EqualUserOrUserHierarchyAndTeams: (call) =>
    pointsAt(
      call,
      reportingHierarchy(call).flatMap((user) => [user, ...teamsOf(call.context.store, user)]),
    ),
  InFiscalPeriod: (call) => inPeriod(call),
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
  return values.value.map((each: unknown) => {
    // A collection of Edm.String, whatever the column is (Web API reference).
    if (typeof each !== 'string') throw new NotEmulated('PropertyValues that are no strings')
    return each
  })
}

/** Values come as strings whatever the column's type. */
function constant(column: Column, value: string, fold: Fold): string | number {
  switch (familyOf(column)) {
    case 'number':
      if (value.trim() === '' || Number.isNaN(Number(value))) throw malformed(`'${value}' is not a number.`)
      return Number(value)
    case 'boolean':
      return value === '1' || value.toLowerCase() === 'true' ? 1 : 0
    case 'instant':
      return instantKey(readDateTime(value))
    case 'date':
      return readDateTime(value).slice(0, 10)
    default:
      return fold(value)
  }
}

function isIn({ column, read, values, context }: Call): Predicate {
  const wanted = new Set<string | number | null>(values.map((value) => constant(column, value, context.fold)))
  const comparable = comparableOf(column, context.fold)
  return (row) => wanted.has(comparable(read(row)))
}

function between({ column, read, values, context }: Call): Predicate {
  const [from, to] = values.map((value) => constant(column, value, context.fold))
  if (from === undefined || to === undefined) throw malformed('Between needs two PropertyValues.')
  const comparable = comparableOf(column, context.fold)
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

const ownTeams = ({ context }: Call): string[] => teamsOf(context.store, context.caller.userId)

/** The caller and everybody who reports to them, as deep as the organisation's hierarchy security goes. */
function reportingHierarchy({ context }: Call): string[] {
  const { store, caller } = context
  const [organisation] = store.rows('organization')
  const depth = Number(organisation?.values['maxdepthforhierarchicalsecuritymodel'] ?? Infinity)
  const found = new Set([caller.userId])
  let level = [caller.userId]
  for (let at = 0; at < depth && level.length > 0; at += 1) {
    level = level
      .flatMap((user) => store.referencing('systemuser', 'parentsystemuserid', user).map(({ id }) => id))
      .filter((id) => !found.has(id))
    for (const id of level) found.add(id)
  }
  return [...found]
}

/** Nobody has settings of their own: everybody's language is the organisation's. */
function equalsUserLanguage({ read, context }: Call): Predicate {
  const [organisation] = context.store.rows('organization')
  const language = organisation?.values['languagecode']
  return (row) => read(row) === language
}

function inPeriod({ read, value, context }: Call): Predicate {
  const holds = inFiscalPeriod(Number(value?.value), context.store)
  return (row) => {
    const own = read(row)
    return typeof own === 'string' && holds(own)
  }
}

/** `PropertyValue`, or `PropertyValue1` and `PropertyValue2`. */
function numbersOf(given: Arguments): number[] {
  return ['PropertyValue1', 'PropertyValue2', 'PropertyValue']
    .flatMap((name) => given.get(name) ?? [])
    .map(({ value }) => (value === null || value === '' ? Number.NaN : Number(value)))
}

/** Ids from a row upwards, the row itself first. */
function ancestors(table: Table, id: string, { store }: FilterContext): string[] {
  const parent = `parent${table.logicalName}id`
  if (!table.columns.has(parent))
    throw new DataverseFault(
      400,
      '0x80047020',
      `This query uses a hierarchical operator, but the ${table.logicalName} entity doesn't have a hierarchical relationship.`,
    )
  const path: string[] = []
  for (let next: string | undefined = id; next !== undefined && !path.includes(next);) {
    path.push(next)
    next = asTarget(store.get(table.logicalName, next)?.values[parent])?.id
  }
  return path
}

function guidArgument({ name, value, table, column }: Call): string {
  if (column.logicalName !== table.primaryId) throw new NotEmulated(`${name} of another column than the primary key`)
  const text = textOf(value?.value)
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
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
  const matches = textMatcher(method, textOf(call.value?.value), call.context.fold)
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
