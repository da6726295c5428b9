import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Table } from '../schema/schema.ts'
import type { RowValues } from './rule.ts'

/** The duplicate rules of the organisation: columns that must all be equal, ignoring case, among active rows. */
const duplicateRules: Record<string, readonly (readonly string[])[]> = {
  account: [['name'], ['emailaddress1']],
  contact: [['emailaddress1'], ['firstname', 'lastname']],
  lead: [['emailaddress1']],
}

/** Runs only when the request asks for it with `MSCRM.SuppressDuplicateDetection: false`. */
export function refuseDuplicates(context: RequestContext, table: Table, values: RowValues, ownId?: string): void {
  if (context.request.headers['mscrm.suppressduplicatedetection']?.toLowerCase() !== 'false') return
  const { store, switches } = context.environment
  const own = ownId === undefined ? values : { ...store.get(table.logicalName, ownId)?.values, ...values }
  for (const columns of duplicateRules[table.logicalName] ?? []) {
    const wanted = columns.map((column) => normalised(own[column]))
    if (wanted.includes('') || !columns.some((column) => column in values)) continue
    for (const row of store.rows(table.logicalName)) {
      if (row.id === ownId || row.values['statecode'] === 1) continue
      if (columns.every((column, at) => normalised(row.values[column]) === wanted[at]))
        throw new DataverseFault(
          switches.duplicateDetectionStatus,
          '0x80040333',
          'A record was not created or updated because a duplicate of the current record already exists.',
        )
    }
  }
}

const normalised = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '')
