import type { Schema, Table } from '../src/schema/schema.ts'
import type { StoredValue } from '../src/store/row.ts'
import { requestsOf, type Exchange, type SingleRequest } from './exchange.ts'

/** A row that must be there before an exchange is replayed. */
export interface PresupposedRow {
  table: string
  id: string
  values: Record<string, StoredValue>
}

const guid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const formatted = '@OData.Community.Display.V1.FormattedValue'

/**
 * The rows an exchange speaks of: those its addresses and bindings name, and those its reply shows.
 * A reply of 404, or a create with an id of its own, says that a row is absent; it is left out.
 */
export function presupposedRows(exchange: Exchange, schema: Schema): PresupposedRow[] {
  const rows = new Rows(schema)
  const reply = exchange.response
  const absent = reply?.status === 404 || reply?.status === 201
  for (const request of requestsOf(exchange)) {
    const url = decode(request.url)
    for (const { set, id } of references(url)) {
      const target = schema.byEntitySetName.get(set)
      if (target && !(absent && isAddressed(url, set, id))) rows.add(target, id)
    }
    for (const text of bindings(request.json)) for (const { set, id } of references(text)) rows.addBySet(set, id)
    layLinks(request, url, rows, schema)
    if (request.method === 'GET' && exchange.response?.json) layReply(exchange.response.json, url, rows, schema)
  }
  return rows.all()
}

class Rows {
  #rows = new Map<string, PresupposedRow>()
  #schema: Schema
  constructor(schema: Schema) {
    this.#schema = schema
  }
  add(table: Table, id: string): PresupposedRow {
    const key = `${table.logicalName}/${id.toLowerCase()}`
    let row = this.#rows.get(key)
    if (!row) {
      row = { table: table.logicalName, id: id.toLowerCase(), values: {} }
      this.#rows.set(key, row)
    }
    return row
  }
  addBySet(set: string, id: string): PresupposedRow | undefined {
    const table = this.#schema.byEntitySetName.get(set)
    return table && this.add(table, id)
  }
  all(): PresupposedRow[] {
    return [...this.#rows.values()]
  }
}

function references(text: string): { set: string; id: string }[] {
  return [...text.matchAll(new RegExp(`([a-z_]\\w*)\\((?:\\w+id=)?(${guid})\\)`, 'gi'))].map(
    ([, set = '', id = '']) => ({
      set,
      id,
    }),
  )
}

function isAddressed(url: string, set: string, id: string): boolean {
  return new RegExp(`/${set}\\(${id}\\)(?:\\?|$)`, 'i').test(url)
}

function* bindings(body: unknown): Generator<string> {
  if (Array.isArray(body)) for (const item of body) yield* bindings(item)
  else if (body !== null && typeof body === 'object') {
    for (const [key, value] of Object.entries(body)) {
      if (key.endsWith('@odata.bind') || key === '@odata.id')
        yield* [value].flat().filter((item) => typeof item === 'string')
      else yield* bindings(value)
    }
  }
}

/** Removing a link presupposes the link: `DELETE accounts(a)/contact_customer_accounts(b)/$ref`. */
function layLinks(request: SingleRequest, url: string, rows: Rows, schema: Schema): void {
  if (request.method !== 'DELETE') return
  const match = new RegExp(`/(\\w+)\\((${guid})\\)/(\\w+)(?:\\((${guid})\\))?/\\$ref(?:\\?\\$id=(.*))?$`, 'i').exec(url)
  if (!match) return
  const [, set = '', id = '', navigation = '', direct, byId] = match
  const parent = schema.byEntitySetName.get(set)
  const childId = direct ?? references(byId ?? '')[0]?.id
  const relationship = parent?.oneToMany.find((one) => one.referencedNavigation === navigation)
  const child = relationship && schema.tables.get(relationship.referencingTable)
  if (!parent || !childId || !relationship || !child) return
  rows.add(child, childId).values[relationship.referencingColumn] = { table: parent.logicalName, id: id.toLowerCase() }
}

function layReply(json: unknown, url: string, rows: Rows, schema: Schema): void {
  const path = url.replace(/^.*\/api\/data\/v[\d.]+\//, '').replace(/\?.*$/s, '')
  const match = new RegExp(`^(\\w+)(?:\\((${guid})\\))?(?:/(\\w+))?$`, 'i').exec(path)
  if (!match || typeof json !== 'object' || json === null) return
  const [, set = '', id, navigation] = match
  const table = schema.byEntitySetName.get(set)
  if (!table) return
  const value = (json as { value?: unknown }).value
  const items = (Array.isArray(value) ? value : [json]) as Record<string, unknown>[]
  for (const item of items) {
    if (item['reason'] === 'deleted') continue
    if (navigation === undefined) layRow(item, table, id, rows, schema)
    else layRelated(item, table, id, navigation, rows, schema)
  }
}

function layRelated(
  item: Record<string, unknown>,
  parent: Table,
  parentId: string | undefined,
  navigation: string,
  rows: Rows,
  schema: Schema,
): void {
  const many = parent.oneToMany.find((one) => one.referencedNavigation === navigation)
  const single = parent.manyToOne.find((one) => one.referencingNavigation === navigation)
  const table = schema.tables.get(many?.referencingTable ?? single?.referencedTable ?? '')
  if (!table || parentId === undefined) return
  const row = layRow(item, table, undefined, rows, schema)
  const parentRow = rows.add(parent, parentId)
  if (many && row) row.values[many.referencingColumn] = { table: parent.logicalName, id: parentRow.id }
  if (single && row) parentRow.values[single.referencingColumn] = { table: table.logicalName, id: row.id }
}

function layRow(
  item: Record<string, unknown>,
  table: Table,
  idOfUrl: string | undefined,
  rows: Rows,
  schema: Schema,
): PresupposedRow | undefined {
  const id = item[table.primaryId] ?? idOfUrl
  if (typeof id !== 'string') return undefined
  const row = rows.add(table, id)
  for (const [key, value] of Object.entries(item)) {
    if (key.includes('@') || key === table.primaryId) continue
    const lookup = /^_(\w+)_value$/.exec(key)?.[1]
    if (lookup !== undefined) layLookup(item, key, lookup, table, row, rows, schema)
    else if (table.columns.has(key) && (value === null || typeof value !== 'object'))
      row.values[key] = value as StoredValue
    else if (value !== null && typeof value === 'object') layNested(value, key, table, row, rows, schema)
  }
  return row
}

function layLookup(
  item: Record<string, unknown>,
  key: string,
  column: string,
  table: Table,
  row: PresupposedRow,
  rows: Rows,
  schema: Schema,
): void {
  const id = item[key]
  if (typeof id !== 'string') return
  const named = item[`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`]
  const target = schema.tables.get(typeof named === 'string' ? named : (table.columns.get(column)?.targets?.[0] ?? ''))
  if (!target) return
  row.values[column] = { table: target.logicalName, id: id.toLowerCase() }
  const targetRow = rows.add(target, id)
  const name = item[`${key}${formatted}`]
  if (typeof name === 'string' && target.primaryName !== undefined) targetRow.values[target.primaryName] = name
}

function layNested(
  value: object,
  navigation: string,
  table: Table,
  row: PresupposedRow,
  rows: Rows,
  schema: Schema,
): void {
  for (const item of [value].flat() as Record<string, unknown>[]) {
    layRelated(item, table, row.id, navigation, rows, schema)
  }
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
