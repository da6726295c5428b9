import { rowAccessDenied } from '../errors/faults.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Privilege } from './access.ts'
import type { RequestContext } from './request-context.ts'

/** First the role's privilege on the table (0x80040220), then the right on this row (0x80048306). */
export function requireRow(
  { environment, caller }: Pick<RequestContext, 'environment' | 'caller'>,
  right: Privilege,
  table: Table,
  row: StoredRow,
): void {
  environment.access.requirePrivilege(caller, right, table)
  if (!environment.access.mayAccessRow(caller, right, table, row))
    throw rowAccessDenied(caller.userId, right, row.id, table.logicalName)
}
