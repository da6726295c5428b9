import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import type { StoredRow } from '../store/row.ts'
import { textOf } from '../store/text-of.ts'
import { toSeconds } from '../write/decode-value.ts'
import { auditsOf, noTransaction } from './audit-row.ts'
import { isAuditOn } from './audit-settings.ts'

/** Options of `operation` and `action`: by web services, and not by an app of the product. */
const access = 4
const viaWebServices = 65

const hourMs = 3_600_000

/**
 * That a user came, once in so many hours, where the organisation has auditing and that of access switched on (pages
 * auditing/configure and auditing/retrieve-audit-data).
 */
export function auditAccess(
  { store, newId }: Pick<Environment, 'store' | 'newId'>,
  { userId }: Caller,
  now: Date,
): void {
  if (!isAuditOn(store)) return
  const [organization] = store.rows('organization')
  if (organization?.values['isuseraccessauditenabled'] !== true) return
  const user = { table: 'systemuser', id: userId }
  const hours = Number(organization.values['useraccessauditinginterval'] ?? 4)
  const last = auditsOf(store, user).find(isAccess)
  if (last && now.getTime() - Date.parse(textOf(last.values['createdon'])) < hours * hourMs) return
  store.put('audit', {
    id: newId(),
    version: store.nextVersion(),
    values: {
      operation: access,
      action: viaWebServices,
      objectid: user,
      objecttypecode: 'systemuser',
      userid: user,
      createdon: toSeconds(now),
      transactionid: noTransaction,
    },
  })
}

export const isAccess = ({ values }: StoredRow): boolean => values['operation'] === access

/** `UserAccessAuditDetail` (Web API reference). */
export function accessDetail({ store }: Pick<Environment, 'store'>, audit: StoredRow): Record<string, unknown> {
  const [organization] = store.rows('organization')
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.UserAccessAuditDetail',
    AccessTime: audit.values['createdon'],
    Interval: organization?.values['useraccessauditinginterval'] ?? 4,
  }
}
