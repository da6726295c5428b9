import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { rolesOf } from './assignments.ts'
import { noRoleAssigned } from './privilege-denied.ts'

/**
 * Refuses a person Entra knows but the environment does not let in: no user, a disabled one, one without a security role.
 *
 * @throws {DataverseFault} 403 with 0x80072560, 0x80040225 or 0x80042f09.
 */
export function refuseUser(store: Store, user: StoredRow | undefined): void {
  if (!user) throw new DataverseFault(403, '0x80072560', 'The user is not a member of the organization.')
  // Shorter than the list of error codes has it: as the service answers (microsoft/coe-starter-kit, issue 8177).
  if (user.values['isdisabled'] === true) throw new DataverseFault(403, '0x80040225', 'The specified user is disabled.')
  if (rolesOf(store, user.id).length === 0) throw noRoleAssigned(user.id, 'prvReadUser')
}
