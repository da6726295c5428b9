import { encodeOption } from './query-path.ts'
import { InvalidRequestError } from './errors.ts'
import { ExactNumber, jsonText, type JsonValue } from './json-text.ts'
import { decimalText, parseGuid, stringLiteral } from './literal.ts'
import { rowBody } from './row-body.ts'
import { rowPath } from './row-key.ts'
import type { TableLookup } from './table-lookup.ts'
import type {
  BoundTo,
  EntityReferenceValue,
  EntityValue,
  EnumValue,
  LookupValue,
  Parameters,
  ParameterValue,
} from './values.ts'

const namespace = 'Microsoft.Dynamics.CRM.'

/** `WhoAmI()`, or bound: `accounts(…)/Microsoft.Dynamics.CRM.Name(P=@p1)?@p1=…`. Percent-encoded. */
export function functionPath(
  name: string,
  parameters: Parameters,
  bound: BoundTo | undefined,
  tableOf: TableLookup,
): string {
  const entries = Object.entries(parameters)
  const list = entries.map(([key], index) => `${key}=@p${index + 1}`).join(',')
  const aliases = entries.map(([, value], index) => `@p${index + 1}=${encodeOption(argument(value, tableOf))}`)
  return `${operationPath(name, bound, tableOf)}(${list})${aliases.length === 0 ? '' : `?${aliases.join('&')}`}`
}

/** Bound operations carry the namespace, unbound ones must not. */
export function operationPath(name: string, bound: BoundTo | undefined, tableOf: TableLookup): string {
  if (!/^[A-Za-z_][\w.]*$/.test(name)) throw notAName()
  if (!bound) return name
  const qualified = name.startsWith(namespace) ? name : namespace + name
  return `${rowPath(tableOf(bound.table), bound.id)}/${qualified}`
}

/** A parameter as an OData literal. Text in the form of a GUID is one: functions take ids, never text that looks like one. */
function argument(value: ParameterValue, tableOf: TableLookup): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return parseGuid(value) ?? stringLiteral(value)
  if (typeof value === 'number') return decimalText(value) ?? 'null'
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (isEnum(value)) return `${namespace}${value.type}'${value.member}'`
  if (isReference(value)) return jsonText({ '@odata.id': rowPath(tableOf(value.table), value.id) })
  return jsonText(parameterJson(value, tableOf))
}

/** The body of an action. */
export function actionBody(parameters: Parameters, tableOf: TableLookup): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, parameterJson(value, tableOf)]))
}

function parameterJson(value: ParameterValue, tableOf: TableLookup): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return new ExactNumber(decimalText(value) ?? 'null')
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((item) => parameterJson(item, tableOf))
  if (isEnum(value)) return value.member
  if (isReference(value)) return referenceJson(value, tableOf)
  if (isEntity(value)) {
    const table = tableOf(value.table)
    return { '@odata.type': namespace + value.table, ...rowBody(table, value.values, tableOf, { creating: true }) }
  }
  return actionBody(value as Parameters, tableOf)
}

/** Parameters of an abstract type need the concrete type and its key. */
function referenceJson(value: EntityReferenceValue | LookupValue, tableOf: TableLookup): JsonValue {
  const table = tableOf(value.table)
  const id = parseGuid(value.id)
  if (id === undefined) rowPath(table, value.id)
  return { '@odata.type': namespace + value.table, [table.primaryIdColumn]: id ?? null }
}

type Compound = Exclude<ParameterValue, string | number | boolean | null | Date>

const isList = (value: Compound): value is readonly ParameterValue[] => Array.isArray(value)
const kindOf = (value: Compound): unknown => ('kind' in value ? value.kind : undefined)
const isEnum = (value: Compound): value is EnumValue => kindOf(value) === 'enum'
const isEntity = (value: Compound): value is EntityValue => kindOf(value) === 'entity'
const isReference = (value: Compound): value is EntityReferenceValue | LookupValue =>
  kindOf(value) === 'entity-reference' || kindOf(value) === 'lookup'

function notAName(): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: 'The name of the function or action has characters that no name has.',
    help: 'Give its name alone, such as WinOpportunity.',
  })
}
