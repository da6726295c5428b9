import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../../errors/faults.ts'
import { parseLooseJson } from '../../odata/literal.ts'
import type { Definition } from '../labels.ts'

interface Condition {
  property: string
  operator: Operator
  value: Comparable | readonly Comparable[]
}

/** `MetadataFilterExpression`: conditions and further filters, joined by one operator. */
export interface Criteria {
  operator: 'And' | 'Or'
  conditions: readonly Condition[]
  filters: readonly Criteria[]
}

type Comparable = string | number | boolean | null
const operators = ['Equals', 'NotEquals', 'In', 'NotIn', 'GreaterThan', 'LessThan'] as const
type Operator = (typeof operators)[number]
type Json = Readonly<Record<string, unknown>>

export function readCriteria(value: unknown): Criteria | undefined {
  if (value === undefined || value === null) return undefined
  const { FilterOperator: operator = 'And', Conditions: conditions, Filters: filters } = value as Json
  if (operator !== 'And' && operator !== 'Or') throw unresolvedParameters()
  return {
    operator,
    conditions: asList(conditions).map(readCondition),
    filters: asList(filters).flatMap((each) => readCriteria(each) ?? []),
  }
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw unresolvedParameters()
  return value
}

function readCondition(value: unknown): Condition {
  const { PropertyName: property, ConditionOperator: operator, Value: object } = (value ?? {}) as Json
  const known = operators.find((each) => each === operator)
  if (typeof property !== 'string' || !known) throw unresolvedParameters()
  return { property, operator: known, value: readValue(object) }
}

/** The types of .NET the page lists, with the value always as text. */
function readValue(value: unknown): Condition['value'] {
  if (value === undefined || value === null) return null
  const { Type: type, Value: text } = value as Json
  if (text === null) return null
  if (typeof type !== 'string' || typeof text !== 'string') throw unresolvedParameters()
  if (type === 'System.String' || type === 'System.Guid' || enumerations.has(type)) return text
  if (type === 'System.Boolean' && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (type === 'System.Int32' && /^-?\d+$/.test(text)) return Number(text)
  if (type === 'System.String[]') return asList(parseLooseJson(text)).map(String)
  throw new NotEmulated(`the value ${JSON.stringify(text)} of type ${type} in a metadata query`)
}

const enumerations = new Set(
  ['AttributeRequiredLevel', 'AttributeTypeCode', 'AttributeTypeDisplayName', 'OwnershipTypes', 'RelationshipType'].map(
    (name) => `Microsoft.Xrm.Sdk.Metadata.${name}`,
  ),
)

/** Whether an element with these properties is among those asked for. */
export function meets(criteria: Criteria | undefined, element: Definition): boolean {
  if (!criteria) return true
  const tests = [
    ...criteria.conditions.map((condition) => () => holds(condition, element)),
    ...criteria.filters.map((filter) => () => meets(filter, element)),
  ]
  // A filter that says nothing excludes nothing.
  if (tests.length === 0) return true
  return criteria.operator === 'And' ? tests.every((test) => test()) : tests.some((test) => test())
}

function holds({ property, operator, value }: Condition, element: Definition): boolean {
  const own = valueOf(property, element)
  switch (operator) {
    case 'Equals':
      return own === single(operator, value)
    case 'NotEquals':
      return own !== single(operator, value)
    case 'In':
      return listed(operator, value).includes(own)
    case 'NotIn':
      return !listed(operator, value).includes(own)
    case 'GreaterThan':
      return number(own) > number(single(operator, value))
    case 'LessThan':
      return number(own) < number(single(operator, value))
  }
}

/** Of managed properties, and of the names the SDK wraps, only the value counts. Labels and collections cannot be compared. */
function valueOf(property: string, element: Definition): Comparable {
  const known = Object.hasOwn(element, property) ? element[property] : undefined
  const value = typeof known === 'object' && known !== null && 'Value' in known ? known.Value : known
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Comparable
  throw new NotEmulated(`${property} in a condition of a metadata query`)
}

function single(operator: Operator, value: Condition['value']): Comparable {
  if (isList(value)) throw new NotEmulated(`${operator} with a list in a metadata query`)
  return value
}

function listed(operator: Operator, value: Condition['value']): readonly Comparable[] {
  if (!isList(value)) throw new NotEmulated(`${operator} without a list in a metadata query`)
  return value
}

const isList = (value: Condition['value']): value is readonly Comparable[] => Array.isArray(value)

function number(value: Comparable): number {
  if (typeof value === 'number') return value
  throw new NotEmulated('an order of other than whole numbers in a metadata query')
}
