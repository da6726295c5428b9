import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Literal } from '../../odata/literal.ts'
import { guidPattern } from '../../odata/literal.ts'
import { invalidArgument } from '../../errors/faults.ts'
import type { Column } from '../../schema/schema.ts'
import type { StoredRow, StoredValue } from '../../store/row.ts'
import { readerOf } from '../column-reader.ts'
import { compareColumns, compareWithLiteral, familyOf } from '../compare-values.ts'
import type { FilterContext } from '../filter-context.ts'
import { readDateTime } from '../read-date-time.ts'
import { compileQueryFunction } from '../query-functions.ts'
import { textMatcher } from '../text-match.ts'
import { invalidNode, unsupportedFilterType, unsupportedOperator } from './fetch-faults.ts'
import { comparisons, functionName, nullTests, patterns } from './fetch-operators.ts'
import type { Place, Scope } from './fetch-scope.ts'
import type { XmlElement } from './parse-xml.ts'
import { refuseWithheld } from '../refuse-withheld.ts'
import { columnOf } from './read-attribute.ts'
import { requiredAttribute } from './read-fetch-xml.ts'

export type Test<S> = (subject: S) => boolean

/** Compiles a link of the family `any`, `not any`, `all`, `not all` that stands in a filter. */
export type FilterLinks = (element: XmlElement, above: Scope<unknown>['table']) => Test<StoredRow>

interface Compiler<S> {
  scope: Scope<S>
  context: FilterContext
  links: FilterLinks
}

/** All of the filters hold. */
export function compileFilters<S>(filters: readonly XmlElement[], compiler: Compiler<S>): Test<S> {
  const parts = filters.map((filter) => compileFilter(filter, compiler))
  return (subject) => parts.every((part) => part(subject))
}

function compileFilter<S>(filter: XmlElement, compiler: Compiler<S>): Test<S> {
  const { type = 'and' } = filter.attributes
  if (type !== 'and' && type !== 'or') throw unsupportedFilterType()
  const parts = filter.children.map((child): Test<S> => {
    if (child.name === 'filter') return compileFilter(child, compiler)
    if (child.name === 'condition') return compileCondition(child, compiler)
    if (child.name !== 'link-entity') throw invalidNode()
    const holds = compiler.links(child, compiler.scope.table)
    const { rowOf } = compiler.scope
    return (subject) => {
      const row = rowOf(subject)
      return row !== undefined && holds(row)
    }
  })
  if (parts.length === 0) return () => true
  return type === 'or'
    ? (subject) => parts.some((part) => part(subject))
    : (subject) => parts.every((part) => part(subject))
}

/** What a row has that an outer join did not find: nothing. */
const missing: StoredRow = { id: '', version: 0, values: {} }

function compileCondition<S>(condition: XmlElement, compiler: Compiler<S>): Test<S> {
  const { scope, context } = compiler
  const { entityname, value = '', valueof } = condition.attributes
  const operator = requiredAttribute(condition, 'operator')
  const place = entityname === undefined ? scope : scope.linked(entityname)
  const column = conditionColumn(place, requiredAttribute(condition, 'attribute'))
  const read = readValue(place, column)
  if (valueof !== undefined) return compareWithColumn(operator, column, read, valueof, place, compiler)
  const nullTest = nullTests[operator]
  if (nullTest) {
    const test = compareWithLiteral(nullTest, column, { type: 'null', value: null })
    return (subject) => test(read(subject))
  }
  const comparison = comparisons[operator]
  if (comparison) {
    const test = compareWithLiteral(comparison, column, constantOf(column, value), context.fold)
    return (subject) => test(read(subject))
  }
  const pattern = patterns[operator]
  if (pattern) {
    const matches = textMatcher(pattern.method, value, context.fold)
    return (subject) => {
      const own = read(subject)
      return (typeof own === 'string' && matches(own)) !== pattern.negated
    }
  }
  const name = functionName(operator)
  if (name === undefined) throw unsupportedOperator()
  const holds = compileQueryFunction(name, functionArguments(condition), place.table, context)
  return (subject) => holds(place.rowOf(subject) ?? missing)
}

/** `primarycontactidname` and its like are shown and not stored. */
function conditionColumn<S>({ table }: Place<S>, name: string): Column {
  const column = columnOf(table, name)
  refuseWithheld(column)
  if (column.attributeOf !== undefined) throw new NotEmulated(`a condition on ${name} in FetchXML`)
  return column
}

function readValue<S>({ table, rowOf }: Place<S>, column: Column): (subject: S) => StoredValue {
  const read = readerOf(table, column)
  return (subject) => {
    const row = rowOf(subject)
    return row ? read(row) : null
  }
}

/** `valueof='lastname'`, or with the alias of a link `valueof='acct.name'`. Only comparisons, only columns of one type. */
function compareWithColumn<S>(
  operator: string,
  column: Column,
  read: (subject: S) => StoredValue,
  valueof: string,
  own: Place<S>,
  { scope, context }: Compiler<S>,
): Test<S> {
  const comparison = comparisons[operator]
  if (!comparison) throw unsupportedOperator()
  const dot = valueof.indexOf('.')
  const place = dot < 0 ? own : scope.linked(valueof.slice(0, dot))
  const other = conditionColumn(place, valueof.slice(dot + 1))
  const compare = compareColumns(comparison, column, other, context.fold)
  const readOther = readValue(place, other)
  return (subject) => compare(read(subject), readOther(subject))
}

function functionArguments(condition: XmlElement): ReadonlyMap<string, Literal> {
  const { attribute = '', value } = condition.attributes
  const given = new Map<string, Literal>([['PropertyName', { type: 'string', value: attribute }]])
  const values = condition.children.filter((child) => child.name === 'value').map((child) => child.text)
  if (values.length > 0) given.set('PropertyValues', { type: 'json', value: values })
  for (const [at, each] of values.slice(0, 2).entries())
    given.set(`PropertyValue${at + 1}`, { type: 'string', value: each })
  const single = value ?? values[0]
  if (single !== undefined) given.set('PropertyValue', { type: 'string', value: single })
  return given
}

function constantOf(column: Column, value: string): Literal {
  switch (familyOf(column)) {
    case 'number':
      if (value.trim() === '' || Number.isNaN(Number(value))) throw invalidArgument(`'${value}' is not a number.`)
      return { type: 'number', value: Number(value) }
    case 'boolean':
      return { type: 'boolean', value: value === '1' || value.toLowerCase() === 'true' }
    case 'guid': {
      const id = value.replace(/^\{(.*)\}$/, '$1').toLowerCase()
      if (!guidPattern.test(id)) throw invalidArgument(`'${value}' is not a unique identifier.`)
      return { type: 'guid', value: id }
    }
    case 'date':
      return { type: 'date', value: readDateTime(value).slice(0, 10) }
    case 'instant':
      return { type: 'datetime', value: readDateTime(value) }
    default:
      return { type: 'string', value }
  }
}
