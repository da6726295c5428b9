import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { malformed, unknownProperty } from '../../errors/faults.ts'
import type { Aliases, Comparison, Expression, Operand } from '../../odata/expression.ts'
import { edmTypeOf, type Literal } from '../../odata/literal.ts'
import { parseFilter } from '../../odata/parse-filter.ts'
import { complexTypeIn, propertyTypeOf } from '../types/metadata-types.ts'
import type { MetadataObject } from '../describe/metadata-object.ts'

type Test = (object: MetadataObject) => boolean
type Read = (object: MetadataObject) => unknown

/** `$filter` over metadata of one declared type; names and types are checked before any object is looked at. */
export function compileMetadataFilter(source: string, typeName: string, aliases: Aliases): Test {
  return compile(parseFilter(source, aliases), typeName)
}

function compile(expression: Expression, typeName: string): Test {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = compile(expression.left, typeName)
      const right = compile(expression.right, typeName)
      return expression.kind === 'and'
        ? (object) => left(object) && right(object)
        : (object) => left(object) || right(object)
    }
    case 'not': {
      const operand = compile(expression.operand, typeName)
      return (object) => !operand(object)
    }
    case 'compare':
      return compileComparison(expression, typeName)
    case 'text':
      return compileText(expression, typeName)
    case 'operand': {
      const literal = { type: 'boolean', value: true } as const
      const right: Operand = { kind: 'literal', literal }
      return compileComparison({ kind: 'compare', operator: 'eq', left: expression.operand, right }, typeName)
    }
    case 'lambda':
      throw new NotEmulated(`${expression.quantifier} in a $filter on metadata`)
    case 'function':
      throw new NotEmulated(`Microsoft.Dynamics.CRM.${expression.name} in a $filter on metadata`)
  }
}

function compileComparison({ operator, left, right }: Expression & { kind: 'compare' }, typeName: string): Test {
  if (left.kind !== 'path' || right.kind !== 'literal')
    throw new NotEmulated('comparisons other than of a property with a value in a $filter on metadata')
  const { read, type } = resolve(left.segments, typeName)
  const wanted = comparable(operator, type, right.literal)
  return (object) => holds(operator, lowerGuid(type, read(object)), wanted)
}

function compileText({ method, target, argument }: Expression & { kind: 'text' }, typeName: string): Test {
  if (target.kind !== 'path' || argument.kind !== 'literal')
    throw new NotEmulated(`${method} of anything but a property and a text in a $filter on metadata`)
  const { read, type } = resolve(target.segments, typeName)
  const { literal } = argument
  if (type !== 'Edm.String' || literal.type !== 'string')
    throw malformed(
      `No function signature for the function with name '${method}' matches the specified arguments. The function signatures considered are: ${method}(Edm.String Nullable=true, Edm.String Nullable=true).`,
    )
  const matches = {
    contains: (value: string) => value.includes(literal.value),
    startswith: (value: string) => value.startsWith(literal.value),
    endswith: (value: string) => value.endsWith(literal.value),
  }[method]
  return (object) => {
    const value = read(object)
    return typeof value === 'string' && matches(value)
  }
}

/** A property, or one inside a complex value: `RequiredLevel/Value`. */
function resolve(segments: readonly string[], typeName: string): { read: Read; type: string } {
  const [first = '', ...rest] = segments
  let type = propertyTypeOf(typeName, first)
  for (const name of rest) {
    const complex = complexTypeIn(type)
    if (!complex) throw unknownProperty(name, type.replace(/^mscrm\./, ''))
    type = propertyTypeOf(complex, name)
  }
  return {
    type,
    read: (object) =>
      rest.reduce<unknown>(
        (value, name) =>
          typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null,
        object.values[first],
      ),
  }
}

const numbers = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Double'])

/** The literal as the values are stored, or the service's refusal of comparing these two types. */
function comparable(operator: Comparison, type: string, literal: Literal): unknown {
  const { value } = literal
  if (value === null) return null
  if (literal.type === 'enum') {
    if (literal.name === type.replace('mscrm.', 'Microsoft.Dynamics.CRM.')) return literal.value
    throw incompatible(operator, type, literal.name)
  }
  if (literal.type === 'number' && numbers.has(type)) return value
  if (edmTypeOf(literal) === type) return value
  throw incompatible(operator, type, edmTypeOf(literal))
}

const lowerGuid = (type: string, value: unknown): unknown =>
  type === 'Edm.Guid' && typeof value === 'string' ? value.toLowerCase() : value

function holds(operator: Comparison, value: unknown, wanted: unknown): boolean {
  if (operator === 'eq') return value === wanted
  if (operator === 'ne') return value !== wanted
  if (
    !(typeof value === 'string' && typeof wanted === 'string') &&
    !(typeof value === 'number' && typeof wanted === 'number')
  )
    return false
  if (operator === 'gt') return value > wanted
  if (operator === 'ge') return value >= wanted
  return operator === 'lt' ? value < wanted : value <= wanted
}

const operatorKinds: Record<Comparison, string> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
}

const incompatible = (operator: Comparison, left: string, right: string): Error =>
  malformed(
    `A binary operator with incompatible types was detected. Found operand types '${left.replace('mscrm.', 'Microsoft.Dynamics.CRM.')}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  )
