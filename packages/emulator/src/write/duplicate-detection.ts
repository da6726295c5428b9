import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Table } from '../schema/schema.ts'
import { findDuplicates } from './duplicate-rules.ts'
import type { RowValues } from './rule.ts'

/** Runs only when the request asks for it with `MSCRM.SuppressDuplicateDetection: false`. */
export function refuseDuplicates(context: RequestContext, table: Table, values: RowValues, ownId?: string): void {
  if (context.request.headers['mscrm.suppressduplicatedetection']?.toLowerCase() !== 'false') return
  const { schema, store, switches } = context.environment
  const before = ownId === undefined ? undefined : store.get(table.logicalName, ownId)
  const candidate = { table, values: { ...before?.values, ...values }, ...(ownId !== undefined && { id: ownId }) }
  if (findDuplicates(schema, store, candidate).length > 0)
    throw new DataverseFault(
      switches.duplicateDetectionStatus,
      '0x80040333',
      'A record was not created or updated because a duplicate of the current record already exists.',
    )
}
