import { malformed, unknownProperty } from '../errors/faults.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { Comparison, Expression, Operand } from '../odata/expression.ts'
import { edmTypeOf, type Literal } from '../odata/literal.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import type { DefinitionQuery } from './definition-query.ts'
import { complexTypeIn, navigationOf, propertyTypeOf } from './types/metadata-types.ts'

/**
 * Names and types of a query against the type a set declares, before any definition is looked at: what Dataverse does not
 * have is its own 400, also where nothing would have been found; what the emulator does not know is a 501.
 */
export function checkQuery(declared: string, { select, filter, expand, aliases }: DefinitionQuery): void {
  for (const name of select ?? []) {
    if (navigationOf(declared, name)) throw new NotEmulated(`the navigation property ${name} in $select of metadata`)
    propertyTypeOf(declared, name)
  }
  if (filter !== undefined) checkFilter(parseFilter(filter, aliases), declared)
  for (const item of expand ?? []) {
    const navigation = navigationOf(declared, item.navigation)
    if (!navigation) throw unknownProperty(item.navigation, declared)
    if (item.reference) throw new NotEmulated('$ref of metadata')
    checkQuery(navigation, { ...item, aliases })
  }
}

function checkFilter(expression: Expression, declared: string): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      checkFilter(expression.left, declared)
      checkFilter(expression.right, declared)
      break
    case 'not':
      checkFilter(expression.operand, declared)
      break
    case 'compare':
      checkComparison(expression, declared)
      break
    case 'text':
      checkText(expression, declared)
      break
    case 'operand':
      if (typeOf(expression.operand, declared) !== 'Edm.Boolean')
        throw malformed('The $filter expression must evaluate to a single boolean value.')
      break
    default:
      throw new NotEmulated(`${expression.kind} in $filter of metadata`)
  }
}

function checkText({ method, target, argument }: Expression & { kind: 'text' }, declared: string): void {
  if ([target, argument].every((operand) => typeOf(operand, declared) === 'Edm.String')) return
  throw malformed(
    `No function signature for the function with name '${method}' matches the specified arguments. The function signatures considered are: ${method}(Edm.String Nullable=true, Edm.String Nullable=true).`,
  )
}

const numbers = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Double'])

function checkComparison({ operator, left, right }: Expression & { kind: 'compare' }, declared: string): void {
  const [one, other] = [typeOf(left, declared), typeOf(right, declared)]
  if (one === other || one === 'null' || other === 'null' || (numbers.has(one) && numbers.has(other))) return
  throw malformed(
    `A binary operator with incompatible types was detected. Found operand types '${one}' and '${other}' for operator kind '${operatorKinds[operator]}'.`,
  )
}

const operatorKinds: Record<Comparison, string> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
}

/** A property's type, also of one inside a complex value: `RequiredLevel/Value`. */
function typeOf(operand: Operand, declared: string): string {
  if (operand.kind === 'literal') return literalType(operand.literal)
  const [first = '', ...rest] = operand.segments
  let type = propertyTypeOf(declared, first)
  for (const name of rest) {
    const complex = complexTypeIn(type)
    if (!complex) throw unknownProperty(name, type)
    type = propertyTypeOf(complex, name)
  }
  return type.replace(/^mscrm\./, 'Microsoft.Dynamics.CRM.')
}

const literalType = (literal: Literal): string => (literal.type === 'enum' ? literal.name : edmTypeOf(literal))
