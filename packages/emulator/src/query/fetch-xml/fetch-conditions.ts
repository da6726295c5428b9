import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidArgument } from '../../errors/faults.ts'
import type { Comparison } from '../../odata/expression.ts'
import type { Literal } from '../../odata/literal.ts'
import { guidPattern } from '../../odata/literal.ts'
import type { Column, Table } from '../../schema/schema.ts'
import { readerOf } from '../column-reader.ts'
import { compareWithLiteral, familyOf } from '../compare-values.ts'
import type { FilterContext, Predicate } from '../filter-context.ts'
import { compileQueryFunction } from '../query-functions.ts'
import { textMatcher } from '../text-match.ts'
import { columnOf } from './fetch-query.ts'
import type { XmlElement } from './parse-xml.ts'

const comparisons: Readonly<Record<string, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  neq: 'ne',
  gt: 'gt',
  ge: 'ge',
  lt: 'lt',
  le: 'le',
}

/** FetchXML operators that mean the same as a query function of the Web API. */
const functionNames: Readonly<Record<string, string>> = {
  in: 'In',
  'not-in': 'NotIn',
  between: 'Between',
  'not-between': 'NotBetween',
  'eq-userid': 'EqualUserId',
  'ne-userid': 'NotEqualUserId',
  'eq-userteams': 'EqualUserTeams',
  'eq-useroruserteams': 'EqualUserOrUserTeams',
  'eq-businessid': 'EqualBusinessId',
  'ne-businessid': 'NotEqualBusinessId',
  'contain-values': 'ContainValues',
  'not-contain-values': 'DoesNotContainValues',
  under: 'Under',
  'eq-or-under': 'UnderOrEqual',
  above: 'Above',
  'eq-or-above': 'AboveOrEqual',
  on: 'On',
  'on-or-after': 'OnOrAfter',
  'on-or-before': 'OnOrBefore',
}

export function compileFilters(filters: readonly XmlElement[], table: Table, context: FilterContext): Predicate {
  const parts = filters.map((filter) => compileFilter(filter, table, context))
  return (row) => parts.every((part) => part(row))
}

function compileFilter(filter: XmlElement, table: Table, context: FilterContext): Predicate {
  const parts = filter.children.map((child) => {
    if (child.name === 'filter') return compileFilter(child, table, context)
    if (child.name === 'condition') return compileCondition(child, table, context)
    throw new NotEmulated(`the element ${child.name} within filter in FetchXML`)
  })
  if (parts.length === 0) return () => true
  return filter.attributes['type'] === 'or'
    ? (row) => parts.some((part) => part(row))
    : (row) => parts.every((part) => part(row))
}

function compileCondition(condition: XmlElement, table: Table, context: FilterContext): Predicate {
  const { attribute = '', operator = '', value, entityname, valueof } = condition.attributes
  if (entityname !== undefined) throw new NotEmulated('entityname of a condition in FetchXML')
  if (valueof !== undefined) throw new NotEmulated('valueof of a condition in FetchXML')
  const column = columnOf(table, attribute)
  const read = readerOf(table, column)
  if (operator === 'null' || operator === 'not-null') {
    const test = compareWithLiteral(operator === 'null' ? 'eq' : 'ne', column, { type: 'null', value: null })
    return (row) => test(read(row))
  }
  const comparison = comparisons[operator]
  if (comparison) {
    const test = compareWithLiteral(comparison, column, constantOf(column, value ?? ''))
    return (row) => test(read(row))
  }
  const like = likeMatcher(operator, value ?? '')
  if (like) {
    const { matches, negated } = like
    return (row) => {
      const own = read(row)
      return (typeof own === 'string' && matches(own)) !== negated
    }
  }
  return compileQueryFunction(functionName(operator), functionArguments(condition), table, context)
}

function likeMatcher(
  operator: string,
  value: string,
): { matches: (text: string) => boolean; negated: boolean } | undefined {
  const negated = operator.startsWith('not-')
  const plain = operator.replace(/^not-/, '').replace(/s$/, '')
  if (plain === 'like') return { matches: textMatcher('like', value), negated }
  if (plain === 'begin-with' || plain === 'begins-with') return { matches: textMatcher('startswith', value), negated }
  if (plain === 'end-with' || plain === 'ends-with') return { matches: textMatcher('endswith', value), negated }
  return undefined
}

/** `last-x-days` → `LastXDays`, `this-month` → `ThisMonth`, `olderthan-x-months` → `OlderThanXMonths`. */
function functionName(operator: string): string {
  const known = functionNames[operator]
  if (known !== undefined) return known
  return operator
    .replace(/^olderthan/, 'older-than')
    .split(/-|(?<=last|next)(?=seven)/)
    .map((part) => (part === 'seven' ? '7' : part.charAt(0).toUpperCase() + part.slice(1)))
    .join('')
}

function functionArguments(condition: XmlElement): ReadonlyMap<string, Literal> {
  const { attribute = '', value } = condition.attributes
  const given = new Map<string, Literal>([['PropertyName', { type: 'string', value: attribute }]])
  const values = condition.children.filter((child) => child.name === 'value').map((child) => child.text)
  if (values.length > 0) given.set('PropertyValues', { type: 'json', value: values })
  if (value !== undefined) given.set('PropertyValue', { type: 'string', value })
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
      return { type: 'date', value: value.slice(0, 10) }
    case 'instant':
      return value.length === 10 ? { type: 'date', value } : { type: 'datetime', value: new Date(value).toISOString() }
    default:
      return { type: 'string', value }
  }
}
