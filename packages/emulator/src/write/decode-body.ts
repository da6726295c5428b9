import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { invalidProperty, malformed, requiredFieldMissing, undeclaredProperty } from '../errors/faults.ts'
import { PayloadFault } from '../errors/payload-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { type CollectionNavigation, isLookup, namesOf, type SingleNavigation } from '../query/table-names.ts'
import type { Column, Table } from '../schema/schema.ts'
import type { LookupTarget } from '../store/row.ts'
import { decodeValue } from './decode-value.ts'
import { type Reference, resolveReference } from './resolve-reference.ts'
import type { RowValues } from './rule.ts'

export type JsonObject = Record<string, unknown>

/** A body taken apart: column values, and what the deep insert has to make or bind around the row. */
export interface DecodedBody {
  values: RowValues
  /** The primary key, when the client chose it. */
  id?: string
  /** Rows to create first, because this row points at them. */
  parents: { navigation: SingleNavigation; body: JsonObject }[]
  /** Rows to create afterwards, because they point at this one. */
  children: { navigation: CollectionNavigation; body: JsonObject }[]
  /** Existing rows to point at this one. */
  links: { navigation: CollectionNavigation; reference: Reference }[]
}

export type Writing = 'create' | 'update'

export function parseBody(text: string): JsonObject {
  let body: unknown
  try {
    // The service's reader, a .NET StreamReader, passes a byte order mark by.
    body = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new PayloadFault('Microsoft.OData.ODataException: Invalid JSON.')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new PayloadFault('the body must be a JSON object.')
  return body as JsonObject
}

/** Names are case sensitive and checked; columns that cannot be written this way are left out without a word, as the service does. */
export function decodeBody(context: RequestContext, table: Table, body: JsonObject, writing: Writing): DecodedBody {
  const decoded: DecodedBody = { values: {}, parents: [], children: [], links: [] }
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('@odata.bind')) bind(context, table, name.slice(0, -11), value, decoded)
    else if (!name.includes('@')) assign(context, table, name, value, decoded, writing)
  }
  return decoded
}

function assign(
  context: RequestContext,
  table: Table,
  name: string,
  value: unknown,
  decoded: DecodedBody,
  writing: Writing,
): void {
  const names = namesOf(table)
  const single = names.single.get(name)
  if (single && (value === null || typeof value === 'object')) {
    if (value === null) clear(single, decoded)
    else if ('@odata.id' in value) throw new NotEmulated(`'@odata.id' within ${name}`)
    else decoded.parents.push({ navigation: single, body: value as JsonObject })
    return
  }
  const collection = names.collections.get(name)
  if (collection) {
    if (!Array.isArray(value)) throw invalidProperty(name, table.logicalName)
    for (const each of value) decoded.children.push({ navigation: collection, body: each as JsonObject })
    return
  }
  const column = names.properties.get(name) ?? writeOnly(table, name)
  if (!column) throw invalidProperty(name, table.logicalName)
  if (isLookup(column))
    throw new DataverseFault(
      400,
      '0x80060888',
      'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    )
  const decodedValue = decodeValue(table, column, value, context.environment.switches)
  if (column.logicalName === table.primaryId) {
    if (typeof decodedValue === 'string') decoded.id = decodedValue
    return
  }
  if (!(writing === 'create' ? column.create : column.update)) return
  if (decodedValue === null && column.required === 'SystemRequired') throw requiredFieldMissing(column.logicalName)
  decoded.values[column.logicalName] = decodedValue
}

/** A column that can be written but not read. */
function writeOnly(table: Table, name: string): Column | undefined {
  const column = table.columns.get(name)
  return column && !column.read && (column.create || column.update) ? column : undefined
}

function bind(context: RequestContext, table: Table, name: string, value: unknown, decoded: DecodedBody): void {
  const names = namesOf(table)
  const single = names.single.get(name)
  if (single) {
    if (value === null) clear(single, decoded)
    else decoded.values[single.column.logicalName] = bindTo(context, single, value)
    return
  }
  const collection = names.collections.get(name)
  if (!collection) throw undeclaredProperty(name)
  for (const link of Array.isArray(value) ? value : [value])
    decoded.links.push({ navigation: collection, reference: resolveReference(context, link) })
}

function clear(navigation: SingleNavigation, decoded: DecodedBody): void {
  const { column } = navigation
  if (column.required === 'SystemRequired') throw requiredFieldMissing(column.logicalName)
  // Clearing one side of a polymorphic lookup must not undo the other side, bound in the same body.
  decoded.values[column.logicalName] ??= null
}

/** The lookup value for a link, after checking that the navigation property leads there and that the caller may append to the row. */
export function bindTo(context: RequestContext, navigation: SingleNavigation, link: unknown): LookupTarget {
  const { table, row } = resolveReference(context, link)
  const isActivity = table.isActivity && navigation.targets.includes('activitypointer')
  if (!navigation.targets.includes(table.logicalName) && !isActivity)
    throw malformed(
      `A resource of type 'Microsoft.Dynamics.CRM.${table.logicalName}' cannot be bound to the navigation property '${navigation.name}'.`,
    )
  if (navigation.column.type !== 'Owner') requireRow(context, 'AppendTo', table, row)
  return { table: table.logicalName, id: row.id }
}
