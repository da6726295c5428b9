import { linkOf, lookupOf, type Row } from '@liaison/dataverse'
import { z } from 'zod'

/** A record somewhere else: enough to name it and to open it in Dynamics. */
export const RecordRef = z
  .object({
    table: z.string().describe('Logical name of the table, e.g. `account`.'),
    id: z.guid(),
    name: z.string().describe('Primary name; empty when the record has none or the reader may not see it.'),
    url: z.url().describe('The record in Dynamics.'),
  })
  .meta({ id: 'RecordRef' })
export type RecordRef = z.infer<typeof RecordRef>

/** Where a lookup points. `fallbackTable` is for lookups whose reply does not name the table, because it can only be one. */
export function recordRefOf(
  environmentUrl: string,
  row: Row,
  column: string,
  fallbackTable?: string,
): RecordRef | undefined {
  const reference = lookupOf(row, column)
  const table = reference?.table ?? fallbackTable
  if (!reference || table === undefined) return undefined
  return { table, id: reference.id, name: reference.name ?? '', url: linkOf(environmentUrl, table, reference.id) }
}

export function recordRef(environmentUrl: string, table: string, id: string, name: unknown): RecordRef {
  return { table, id, name: typeof name === 'string' ? name : '', url: linkOf(environmentUrl, table, id) }
}
