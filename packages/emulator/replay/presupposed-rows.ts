import type { Schema, Table } from '../src/schema/schema.ts'
import { currencies } from '../src/seed/currencies.ts'
import type { LookupTarget, StoredValue } from '../src/store/row.ts'
import { requestsOf, type Exchange, type SingleRequest } from './exchange.ts'
import { filteredTexts, filteredValues } from './presupposed-filter.ts'
import { placeBefore } from './presupposed-processes.ts'

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
    layByKey(exchange, url, rows, schema)
    for (const { table, id } of namedInBody(request.json, schema)) rows.add(table, id)
    // A reply to a PATCH shows what the row held before, but for what was written.
    const shown = request.method === 'GET' || (request.method === 'PATCH' && reply?.status === 200)
    if (shown && reply?.json) layReply(reply.json, url, rows, schema)
    if (request.method === 'POST' && reply?.status === 201) layBound(reply.json, url, rows, schema)
  }
  for (const row of rows.all())
    if (schema.tables.get(row.table)?.isBpf === true) layInstance(exchange, row, rows, schema)
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
  has(table: Table, id: string): boolean {
    return this.#rows.has(`${table.logicalName}/${id.toLowerCase()}`)
  }
  addBySet(set: string, id: string): PresupposedRow | undefined {
    const table = this.#schema.byEntitySetName.get(set)
    return table && this.add(table, id)
  }
  all(): PresupposedRow[] {
    for (const row of this.#rows.values()) {
      if (row.table === 'opportunity') this.#giveCustomer(row)
      const { owninguser } = row.values
      if (owninguser) row.values['ownerid'] ??= owninguser
    }
    return [...this.#rows.values()]
  }
  /** A deal has a customer, though pages seldom say which. */
  #giveCustomer({ values }: PresupposedRow): void {
    const accounts = this.#schema.tables.get('account')
    if (!accounts || values['customerid']) return
    const { table, id } = this.add(accounts, 'cccccccc-0000-4000-8000-000000000001')
    values['customerid'] = { table, id }
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

/** Rows that an action's body names by type and id. */
function* namedInBody(body: unknown, schema: Schema): Generator<{ table: Table; id: string }> {
  if (body === null || typeof body !== 'object') return
  const object = body as Record<string, unknown>
  const type = object['@odata.type']
  const table = typeof type === 'string' ? schema.tables.get(type.split('.').at(-1) ?? '') : undefined
  const id = table && object[table.primaryId]
  if (table && typeof id === 'string') yield { table, id }
  else for (const value of Object.values(object)) yield* namedInBody(value, schema)
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

/** A row that is read, or known to have been updated, under an alternate key. */
function layByKey({ request, response }: Exchange, url: string, rows: Rows, schema: Schema): void {
  if (request.method !== 'GET' && response?.status !== 200) return
  const [, set = '', key = ''] = /\/(\w+)\(([^)]*=[^)]*)\)/.exec(url.replace(/\?.*$/s, '')) ?? []
  const table = schema.byEntitySetName.get(set)
  if (!table) return
  const values: PresupposedRow['values'] = {}
  for (const [, name = '', literal = ''] of key.matchAll(/(\w+)=('[^']*'|[\w-]+)/g)) {
    const column = table.columns.get(name.replace(/^_(\w+)_value$/, '$1'))
    if (!column || name === table.primaryId) return
    const [target] = column.targets ?? []
    if (target !== undefined) values[column.logicalName] = { table: target, id: literal.toLowerCase() }
    else values[column.logicalName] = literal.startsWith("'") ? literal.slice(1, -1) : Number(literal)
  }
  for (const value of Object.values(values)) layTarget(value, rows, schema)
  const shown = (response?.json ?? {}) as Record<string, unknown>
  const id = shown[table.primaryId]
  rows.add(table, typeof id === 'string' ? id : 'dddddddd-0000-4000-8000-000000000001').values = values
}

/** An instance of a process flow stands where the request takes it from. */
function layInstance(exchange: Exchange, { values }: PresupposedRow, rows: Rows, schema: Schema): void {
  const { activestageid, traversedpath, processid } = placeBefore(exchange)
  const account = rows.add(schema.tables.get('account')!, 'cccccccc-0000-4000-8000-000000000002')
  values['activestageid'] ??= { table: 'processstage', id: activestageid }
  values['traversedpath'] ??= traversedpath
  values['processid'] ??= { table: 'workflow', id: processid }
  values['bpf_accountid'] ??= { table: account.table, id: account.id }
}

function layReply(json: unknown, url: string, rows: Rows, schema: Schema): void {
  const path = url.replace(/^.*\/api\/data\/v[\d.]+\//, '').replace(/\?.*$/s, '')
  const match = new RegExp(`^(\\w+)(?:\\((${guid})\\))?(?:/(\\w+)(?:/\\$ref)?)?$`, 'i').exec(path)
  if (!match || typeof json !== 'object' || json === null) return
  const [, set = '', id, navigation] = match
  const table = schema.byEntitySetName.get(set)
  if (!table) return
  const value = (json as { value?: unknown }).value
  const items = (Array.isArray(value) ? value : [json]) as Record<string, unknown>[]
  for (const item of items) {
    if (item['reason'] === 'deleted') continue
    if (navigation !== undefined && id !== undefined) layReferenced(item['@odata.id'], { table, id, navigation }, rows)
    const column = navigation === undefined || !('value' in item) ? undefined : table.columns.get(navigation)
    if (column && id !== undefined) rows.add(table, id).values[column.logicalName] = item['value'] as StoredValue
    else if (navigation === undefined) {
      const row = layRow(item, table, id, rows, schema)
      if (row) layFiltered(row, url, table, rows, schema)
    } else layRelated(item, table, id, navigation, rows, schema)
  }
}

/** `{"@odata.id": "…/tasks(id)"}`: a row at the other end of a collection. */
function layReferenced(
  reference: unknown,
  { table, id, navigation }: { table: Table; id: string; navigation: string },
  rows: Rows,
): void {
  const relationship = table.oneToMany.find((one) => one.referencedNavigation === navigation)
  const [named] = typeof reference === 'string' && relationship ? references(reference) : []
  const row = named && rows.addBySet(named.set, named.id)
  if (row && relationship)
    row.values[relationship.referencingColumn] = { table: table.logicalName, id: id.toLowerCase() }
}

function layFiltered(row: PresupposedRow, url: string, table: Table, rows: Rows, schema: Schema): void {
  row.values = { ...filteredValues(url, table), ...row.values }
  for (const { lookup, name, text } of filteredTexts(url, table)) {
    const target = schema.tables.get(table.columns.get(lookup)?.targets?.[0] ?? '')
    if (!target?.columns.has(name)) continue
    const held = row.values[lookup] as LookupTarget | null | undefined
    const named = rows.add(target, held?.id ?? 'eeeeeeee-0000-4000-8000-000000000001')
    named.values[name] ??= text
    row.values[lookup] = { table: target.logicalName, id: named.id }
  }
  for (const value of Object.values(row.values)) layTarget(value, rows, schema)
}

function layTarget(value: StoredValue, rows: Rows, schema: Schema): void {
  const target = value !== null && typeof value === 'object' ? schema.tables.get(value.table) : undefined
  if (target) rows.add(target, (value as LookupTarget).id)
}

/** A reply to a create shows the rows it was bound to as they were before. */
function layBound(json: unknown, url: string, rows: Rows, schema: Schema): void {
  const table = schema.byEntitySetName.get(/\/(\w+)(?:\?.*)?$/s.exec(url)?.[1] ?? '')
  if (!table || json === null || typeof json !== 'object') return
  for (const [navigation, value] of Object.entries(json as Record<string, unknown>)) {
    const single = table.manyToOne.find((one) => one.referencingNavigation === navigation)
    const many = table.oneToMany.find((one) => one.referencedNavigation === navigation)
    const target = schema.tables.get(single?.referencedTable ?? many?.referencingTable ?? '')
    if (!target || value === null || typeof value !== 'object') continue
    for (const item of [value].flat() as Record<string, unknown>[]) {
      const id = item[target.primaryId]
      if (typeof id === 'string' && rows.has(target, id)) layRow(item, target, undefined, rows, schema)
    }
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
  const fileColumn = table.logicalName === 'fileattachment' ? row?.values['regardingfieldname'] : undefined
  if (row && typeof fileColumn === 'string') parentRow.values[fileColumn] = row.id
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
  layCurrency(item, table, row)
  return row
}

/** Amounts written in dollars are of a row in dollars. */
function layCurrency(item: Record<string, unknown>, table: Table, row: PresupposedRow): void {
  const inDollars = Object.entries(item).some(([key, text]) => key.endsWith(formatted) && String(text).startsWith('$'))
  if (inDollars && table.columns.has('transactioncurrencyid') && row.values['transactioncurrencyid'] === undefined)
    row.values['transactioncurrencyid'] = { table: 'transactioncurrency', id: currencies.USD.id }
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
  if (name === currencies.USD.name) targetRow.values['currencysymbol'] = currencies.USD.symbol
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
