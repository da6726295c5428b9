import { InvalidRequestError } from './errors.ts'
import type { Filter, FilterValue } from './filter.ts'
import { literal, stringLiteral, wildcardsEscaped } from './literal.ts'
import type { ColumnMetadata, TableMetadata } from './metadata.ts'
import { columnOf, navigationOf, propertyOf } from './names.ts'
import type { QueryFunctionValue } from './query-functions.ts'
import type { TableLookup } from './table-lookup.ts'

/** Where a condition's columns are looked up, and what stands before their names. */
interface Scope {
  table: TableMetadata
  tableOf: TableLookup
  /** `o1/` inside a lambda. */
  prefix: string
  depth: number
}

/** Conditions that need no text, such as `and()`, are kept as constants until they can be dropped. */
type Condition = string | boolean

/** The `$filter` of a query, not yet percent-encoded; undefined when every row matches. */
export function filterText(filter: Filter, table: TableMetadata, tableOf: TableLookup): string | undefined {
  const condition = conditionOf(filter, { table, tableOf, prefix: '', depth: 0 })
  if (condition === true) return undefined
  return condition === false ? neverMatches(table, '') : condition
}

const neverMatches = (table: TableMetadata, prefix: string): string => `${prefix}${table.primaryIdColumn} eq null`

function conditionOf(filter: Filter, scope: Scope): Condition {
  switch (filter.kind) {
    case 'compare':
      return comparison(resolve(filter.column, scope), filter.operator, filter.value)
    case 'text': {
      const { path } = resolve(filter.column, scope)
      return `${filter.operator}(${path},${stringLiteral(wildcardsEscaped(filter.text))})`
    }
    case 'in':
      return membership(filter.column, filter.values, scope)
    case 'and':
    case 'or':
      return junction(filter.kind, filter.filters, scope)
    case 'not': {
      if (filter.filter.kind === 'function') throw notOfFunction(filter.filter.name)
      const condition = conditionOf(filter.filter, scope)
      return typeof condition === 'boolean' ? !condition : `not (${condition})`
    }
    case 'any':
    case 'all':
      return lambda(filter, scope)
    case 'function':
      return functionText(filter.name, filter.parameters, scope)
  }
}

interface ResolvedColumn {
  path: string
  column: ColumnMetadata
  /** False for a column of a related table or inside a lambda: query functions cannot name those. */
  direct: boolean
}

function resolve(name: string, scope: Scope): ResolvedColumn {
  const segments = name.split('/')
  const last = segments.pop() ?? ''
  let table = scope.table
  for (const segment of segments) {
    const navigation = navigationOf(table, segment)
    if (navigation.collection) throw pathThroughCollection(name, segment)
    table = scope.tableOf(navigation.table)
  }
  const property = propertyOf(table, last)
  return {
    path: scope.prefix + [...segments, property].join('/'),
    column: columnOf(table, last),
    direct: segments.length === 0 && scope.depth === 0,
  }
}

/** A column as it stands in `$orderby`. */
export function orderPath(name: string, table: TableMetadata, tableOf: TableLookup): string {
  return resolve(name, { table, tableOf, prefix: '', depth: 0 }).path
}

const comparison = ({ path, column }: ResolvedColumn, operator: string, value: FilterValue): string =>
  `${path} ${operator} ${literal(column, value)}`

function membership(name: string, values: readonly FilterValue[], scope: Scope): Condition {
  const resolved = resolve(name, scope)
  const present = [...new Set(values.filter((value) => value !== null))]
  const withNull = values.length > 0 && values.includes(null)
  const conditions = withNull ? [comparison(resolved, 'eq', null)] : []
  if (resolved.direct && present.length > 1) {
    const texts = present.map((value) => stringLiteral(bareLiteral(resolved.column, value)))
    conditions.unshift(
      `Microsoft.Dynamics.CRM.In(PropertyName=${stringLiteral(name)},PropertyValues=[${texts.join(',')}])`,
    )
  } else {
    conditions.unshift(...present.map((value) => comparison(resolved, 'eq', value)))
  }
  if (conditions.length === 0) return false
  return conditions.length === 1 ? (conditions[0] ?? false) : `(${conditions.join(' or ')})`
}

/** Query functions take every value as text, so a string's own quotes must not be doubled twice. */
const bareLiteral = (column: ColumnMetadata, value: FilterValue): string =>
  typeof value === 'string' && literal(column, value).startsWith("'") ? value : literal(column, value)

function junction(operator: 'and' | 'or', filters: readonly Filter[], scope: Scope): Condition {
  const decisive = operator === 'or'
  const conditions: string[] = []
  for (const filter of filters) {
    const condition = conditionOf(filter, scope)
    if (condition === decisive) return decisive
    if (typeof condition !== 'string') continue
    const nested = (filter.kind === 'and' || filter.kind === 'or') && filter.filters.length > 1
    conditions.push(nested ? `(${condition})` : condition)
  }
  return conditions.length === 0 ? !decisive : conditions.join(` ${operator} `)
}

function lambda(filter: Extract<Filter, { kind: 'any' | 'all' }>, scope: Scope): Condition {
  const navigation = navigationOf(scope.table, filter.navigation)
  const depth = scope.depth + 1
  const variable = `o${depth}`
  const table = scope.tableOf(navigation.table)
  const prefix = `${variable}/`
  const condition = conditionOf(filter.filter, { table, tableOf: scope.tableOf, prefix, depth })
  if (condition === true && filter.kind === 'all') return true
  if (condition === true) return `${scope.prefix}${filter.navigation}/any()`
  const text = condition === false ? neverMatches(table, prefix) : condition
  return `${scope.prefix}${filter.navigation}/${filter.kind}(${variable}:${text})`
}

function functionText(name: string, parameters: Readonly<Record<string, QueryFunctionValue>>, scope: Scope): string {
  const property = parameters['PropertyName']
  if (typeof property === 'string' && !property.includes('/')) columnOf(scope.table, property)
  const texts = Object.entries(parameters).map(([key, value]) => `${key}=${functionValue(value)}`)
  return `Microsoft.Dynamics.CRM.${name}(${texts.join(',')})`
}

function functionValue(value: QueryFunctionValue): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value === 'object') return `[${value.map((item) => stringLiteral(String(item))).join(',')}]`
  return String(value)
}

function notOfFunction(name: string): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `The service does not support "not" in front of ${name}.`,
    help: `Use the function's own opposite, such as Not${name}.`,
  })
}

function pathThroughCollection(name: string, segment: string): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `${name} leads through ${segment}, which holds many rows.`,
    help: `Use any('${segment}', …) to ask about its rows.`,
  })
}
