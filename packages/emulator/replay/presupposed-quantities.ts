import type { Schema } from '../src/schema/schema.ts'
import type { StoredValue } from '../src/store/row.ts'
import type { Exchange } from './exchange.ts'

export interface RowsToCount {
  table: string
  count: number
  values: Record<string, StoredValue>
}

/** Rows nobody names but somebody counts: totals, and the further page that a link to it promises. */
export function quantities(exchange: Exchange, url: string, schema: Schema): RowsToCount[] {
  const json = exchange.response?.json
  const path = url.replace(/^.*\/api\/data\/v[\d.]+\//, '').replace(/\?.*$/s, '')
  return [...counted(exchange, path, schema), ...totals(json), ...furtherPage(json, path, schema)]
}

function counted({ response }: Exchange, path: string, schema: Schema): RowsToCount[] {
  const [, set = '', id, navigation] = /^(\w+)(?:\(([0-9a-f-]{36})\)\/(\w+))?\/\$count$/i.exec(path) ?? []
  const parent = schema.byEntitySetName.get(set)
  const count = Number(String(response?.body ?? '').replace(/^\uFEFF/, ''))
  if (!parent || !Number.isInteger(count)) return []
  if (id === undefined) return [{ table: parent.logicalName, count, values: {} }]
  const relationship = parent.oneToMany.find((one) => one.referencedNavigation === navigation)
  if (!relationship) return []
  const values = { [relationship.referencingColumn]: { table: parent.logicalName, id: id.toLowerCase() } }
  return [{ table: relationship.referencingTable, count, values }]
}

function totals(json: unknown): RowsToCount[] {
  const { EntityRecordCountCollection: counts } = (json ?? {}) as {
    EntityRecordCountCollection?: { Keys: string[]; Values: number[] }
  }
  return (counts?.Keys ?? []).map((table, at) => ({ table, count: counts?.Values[at] ?? 0, values: {} }))
}

/** A row behind all others: without a name, which sorts last in descending order, and with the last of all ids. */
function furtherPage(json: unknown, path: string, schema: Schema): RowsToCount[] {
  const reply = (json ?? {}) as Record<string, unknown>
  const table = schema.byEntitySetName.get(path)
  const more = reply['@odata.nextLink'] !== undefined || reply['@Microsoft.Dynamics.CRM.morerecords'] === true
  if (!table || !more) return []
  return [{ table: table.logicalName, count: 1, values: { [table.primaryId]: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } }]
}
