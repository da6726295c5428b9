import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed, unknownProperty } from '../errors/faults.ts'
import type { Comparison, Expression, Operand } from '../odata/expression.ts'
import { edmTypeOf, guidPattern, type Literal } from '../odata/literal.ts'
import type { Column, Schema, Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { refuseTooManyConditions } from './condition-limit.ts'
import { followCollection, followSingle, readerOf } from './column-reader.ts'
import { compareColumns, compareWithLiteral, familyOf, incompatible, isText } from './compare-values.ts'
import type { FilterContext, Predicate } from './filter-context.ts'
import { compileQueryFunction } from './query-functions.ts'
import { refuseWithheld } from './refuse-withheld.ts'
import { namesOf } from './table-names.ts'
import { textMatcher } from './text-match.ts'

/** Rows in scope while a filter runs: the filtered row, and one per lambda variable. */
interface Scope {
  table: Table
  variable?: string
  row: StoredRow | undefined
  outer?: Scope
}

type Test = () => boolean

/** Names and types are checked once, here; what comes back does no look-ups but the data's own. */
export function compileFilter(expression: Expression, table: Table, context: FilterContext): Predicate {
  refuseTooManyConditions(expression)
  const root: Scope = { table, row: undefined }
  const test = compile(expression, root, context)
  return (row) => {
    root.row = row
    return test()
  }
}

function compile(expression: Expression, scope: Scope, context: FilterContext): Test {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = compile(expression.left, scope, context)
      const right = compile(expression.right, scope, context)
      return expression.kind === 'and' ? () => left() && right() : () => left() || right()
    }
    case 'not': {
      const operand = compile(expression.operand, scope, context)
      return () => !operand()
    }
    case 'compare':
      return compileComparison(expression.operator, expression.left, expression.right, scope, context)
    case 'text':
      return compileText(expression, scope, context)
    case 'lambda':
      return compileLambda(expression, scope, context)
    case 'function': {
      const { scope: owner, table } = ownerOf(expression.scope, scope)
      const predicate = compileQueryFunction(expression.name, expression.arguments, table, context)
      return () => predicate(owner.row!)
    }
    case 'operand':
      return compileBoolean(expression.operand, scope, context)
  }
}

const swapped: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }

function compileComparison(
  operator: Comparison,
  left: Operand,
  right: Operand,
  scope: Scope,
  context: FilterContext,
): Test {
  if (left.kind === 'literal' && right.kind === 'literal') {
    refuseUnlikeLiterals(operator, left.literal, right.literal)
    const equal = left.literal.value === right.literal.value
    if (operator !== 'eq' && operator !== 'ne') throw malformed('Both operands of a comparison are constants.')
    return () => equal === (operator === 'eq')
  }
  if (left.kind === 'literal') return compileComparison(swapped[operator], right, left, scope, context)
  if (right.kind === 'literal') refuseComparedNavigation(operator, left.segments, right.literal, scope, context)
  const one = resolvePath(left.segments, scope, context)
  if (right.kind === 'literal') {
    const literal = context.quotedIds === true ? unquotedId(right.literal, one.column) : right.literal
    const compare = compareWithLiteral(operator, one.column, literal, context.fold)
    return () => compare(one.read())
  }
  const other = resolvePath(right.segments, scope, context)
  const compare = compareColumns(operator, one.column, other.column, context.fold)
  return () => compare(one.read(), other.read())
}

function unquotedId(literal: Literal, column: Column): Literal {
  const isId = literal.type === 'string' && familyOf(column) === 'guid' && guidPattern.test(literal.value)
  return isId ? { type: 'guid', value: literal.value.toLowerCase() } : literal
}

function refuseUnlikeLiterals(operator: Comparison, left: Literal, right: Literal): void {
  const kindOf = ({ type }: Literal): string => (type === 'date' ? 'datetime' : type)
  const kinds = new Set([left, right].map(kindOf).filter((kind) => kind !== 'null'))
  if (kinds.size > 1) throw incompatible(operator, edmTypeOf(left), edmTypeOf(right))
}

/** `primarycontactid eq …`: the navigation property itself, where `_primarycontactid_value` is meant. */
function refuseComparedNavigation(
  operator: Comparison,
  segments: readonly string[],
  literal: Literal,
  scope: Scope,
  context: FilterContext,
): void {
  const { scope: owner, rest } = startOf(segments, scope)
  let table = owner.table
  for (const [at, name] of rest.entries()) {
    const navigation = namesOf(table).single.get(name)
    if (!navigation) return
    const target = navigation.targets.length === 1 ? navigation.targets[0]! : 'principal'
    if (at < rest.length - 1) {
      table = tableNamed(context.schema, navigation.targets[0]!)
      continue
    }
    if (literal.type === 'null') throw new NotEmulated(`${name} eq null in $filter, of a navigation property`)
    throw incompatible(operator, `Microsoft.Dynamics.CRM.${target}`, edmTypeOf(literal))
  }
}

function compileText(expression: Expression & { kind: 'text' }, scope: Scope, context: FilterContext): Test {
  const { method, target, argument } = expression
  const refuse = (types: string): Error =>
    malformed(
      `No function signature for the function with name '${method}' matches the specified arguments. The function signatures considered are: ${method}(Edm.String Nullable=true, Edm.String Nullable=true).${types}`,
    )
  if (target.kind !== 'path') throw refuse('')
  const { read, column } = resolvePath(target.segments, scope, context)
  if (!isText(column)) throw refuse('')
  // "Only comparison operators can be used to compare values in the same row" (page "Filter rows using OData").
  if (argument.kind === 'path') throw new NotEmulated(`${method} of two columns in $filter`)
  if (argument.literal.type === 'null') return () => false
  if (argument.literal.type !== 'string') throw refuse('')
  const matches = textMatcher(method, argument.literal.value, context.fold)
  return () => {
    const value = read()
    return typeof value === 'string' && matches(value)
  }
}

function compileLambda(expression: Expression & { kind: 'lambda' }, scope: Scope, context: FilterContext): Test {
  const path = [...expression.path]
  const name = path.pop() ?? ''
  const { scope: owner } = ownerOf(path.slice(0, 1), scope)
  if (path.length > 0 && owner.variable !== path[0])
    throw malformed('A lambda over a collection of a related row (through a lookup) is not supported.')
  const navigation = namesOf(owner.table).collections.get(name)
  if (!navigation) throw unknownProperty(name, owner.table.logicalName)
  const children = followCollection(context.store, navigation)
  if (!expression.body || !expression.variable) return () => children(owner.row!).length > 0

  const table = tableNamed(context.schema, navigation.table)
  const inner: Scope = { table, variable: expression.variable, row: undefined, outer: scope }
  const body = compile(expression.body, inner, context)
  const holds = (child: StoredRow): boolean => {
    inner.row = child
    return body()
  }
  return expression.quantifier === 'any'
    ? () => children(owner.row!).some(holds)
    : () => children(owner.row!).every(holds)
}

function compileBoolean(operand: Operand, scope: Scope, context: FilterContext): Test {
  const literal: Literal = { type: 'boolean', value: true }
  if (operand.kind === 'literal') {
    if (operand.literal.type !== 'boolean')
      throw malformed('The $filter expression must evaluate to a single boolean value.')
    const { value } = operand.literal
    return () => value
  }
  const { read, column } = resolvePath(operand.segments, scope, context)
  if (column.type !== 'Boolean') throw malformed('The $filter expression must evaluate to a single boolean value.')
  const compare = compareWithLiteral('eq', column, literal)
  return () => compare(read())
}

/** The scope a path starts in: a lambda variable's, or the filtered row's. */
function ownerOf(segments: readonly string[], scope: Scope): { scope: Scope; table: Table } {
  let each: Scope | undefined = scope
  let root = scope
  while (each) {
    if (each.variable !== undefined && each.variable === segments[0]) return { scope: each, table: each.table }
    root = each
    each = each.outer
  }
  return { scope: root, table: root.table }
}

/** Where a path starts, and what is left of it there. */
function startOf(segments: readonly string[], scope: Scope): { scope: Scope; rest: readonly string[] } {
  const { scope: owner } = ownerOf(segments, scope)
  const isVariable = owner.variable !== undefined && owner.variable === segments[0]
  return { scope: owner, rest: isVariable ? segments.slice(1) : segments }
}

export interface ResolvedPath {
  column: Column
  table: Table
  read: () => StoredValue
}

function resolvePath(segments: readonly string[], scope: Scope, context: FilterContext): ResolvedPath {
  const { scope: owner, rest } = startOf(segments, scope)
  const { column, table, read } = compilePath(rest, owner.table, context)
  return { column, table, read: () => read(owner.row!) }
}

/** A column of the row itself or, through lookups, of a related row. */
export function compilePath(
  segments: readonly string[],
  table: Table,
  context: Pick<FilterContext, 'schema' | 'store'>,
): { column: Column; table: Table; read: (row: StoredRow) => StoredValue } {
  const [first = '', ...rest] = segments
  const names = namesOf(table)
  if (rest.length === 0) {
    const column = names.properties.get(first)
    if (!column) throw unknownProperty(first, table.logicalName)
    refuseWithheld(column)
    return { column, table, read: readerOf(table, column) }
  }
  const navigation = names.single.get(first)
  if (!navigation) {
    if (names.collections.has(first))
      throw malformed(
        `The parent value for a property access of a property '${rest[0]}' is not a single value. Property access can only be applied to a single value.`,
      )
    throw unknownProperty(first, table.logicalName)
  }
  const target = tableNamed(context.schema, navigation.targets[0] ?? '')
  const inner = compilePath(rest, target, context)
  const follow = followSingle(context.store, context.schema, navigation)
  return {
    column: inner.column,
    table: inner.table,
    read: (row) => {
      const next = follow(row)
      return next ? inner.read(next.row) : null
    },
  }
}

function tableNamed(schema: Schema, name: string): Table {
  const table = schema.tables.get(name)
  if (!table) throw malformed(`The entity with a name = '${name}' was not found in the MetadataCache.`)
  return table
}
