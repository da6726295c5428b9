import type { ColumnMetadata } from '@liaison/dataverse'
import { targetsOf } from './field-definition.ts'
import type { FieldInput } from './field-input.ts'

/** A record somebody means: by its id, or by its exact name (or e-mail address) in one of these tables. */
export type WantedRecord =
  | { kind: 'id'; id: string; tables: string[] }
  | { kind: 'name'; name: string; tables: string[] }

export type LookupInput = WantedRecord | { kind: 'problem'; problem: string }

const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** Looking for a name in every table that a note may be about would be a search of the whole organisation. */
const maxTables = 5

/** An id, a name, or the link of a record in Dynamics (P20). */
export function parseLookup(column: ColumnMetadata, input: FieldInput): LookupInput {
  const allowed = targetsOf(column)
  if (typeof input === 'string') return wanted(allowed, linkedRecord(input) ?? { text: input.trim() })
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { kind: 'problem', problem: 'needs a record: its id or its exact name' }
  }
  const text = 'id' in input ? input.id.trim() : input.name.trim()
  if ('id' in input && !guid.test(text)) return { kind: 'problem', problem: `was given ${text}, which is no record id` }
  const byName = 'name' in input
  return wanted(allowed, { text, byName, ...(input.table === undefined ? {} : { table: input.table }) })
}

interface Given {
  text: string
  table?: string
  byName?: boolean
}

function wanted(allowed: readonly string[], { text, table, byName = false }: Given): LookupInput {
  if (text === '') return { kind: 'problem', problem: 'needs a record: its id or its exact name' }
  if (table !== undefined && !allowed.includes(table)) {
    return { kind: 'problem', problem: `cannot point at ${table}, only at ${allowed.join(', ')}` }
  }
  const tables = table === undefined ? [...allowed] : [table]
  if (tables.length > maxTables) {
    return { kind: 'problem', problem: 'can point at many tables; say which one, as { table, id } or { table, name }' }
  }
  const id = byName ? undefined : guid.exec(text)?.[1]
  return id === undefined ? { kind: 'name', name: text, tables } : { kind: 'id', id: id.toLowerCase(), tables }
}

/** `https://org.crm4.dynamics.com/main.aspx?…&etn=account&id=…` */
function linkedRecord(text: string): Given | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { searchParams } = new URL(text)
  const table = searchParams.get('etn')
  const id = guid.exec(searchParams.get('id') ?? '')?.[1]
  return table === null || id === undefined ? undefined : { table, text: id }
}
