import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { withoutLicence } from './access-modes.ts'
import { rolesOf } from './assignments.ts'
import { noRoleAssigned } from './privilege-denied.ts'

/**
 * Refuses a person Entra knows but the environment does not let in: no user, a disabled one, one without a business unit, a
 * licence or a security role. Application users need no licence, nor do users of some access modes.
 *
 * @throws {DataverseFault} 403 with 0x80072560, 0x80040225, 0x8004d24b or 0x80042f09.
 */
export function refuseUser(store: Store, user: StoredRow | undefined): void {
  if (!user) throw new DataverseFault(403, '0x80072560', 'The user is not a member of the organization.')
  // Shorter than the list of error codes has it: as the service answers (microsoft/coe-starter-kit, issue 8177).
  if (user.values['isdisabled'] === true) throw new DataverseFault(403, '0x80040225', 'The specified user is disabled.')
  if (user.values['businessunitid'] === undefined)
    throw new DataverseFault(
      403,
      '0x80040225',
      'The specified user is either disabled or is not a member of any business unit.',
    )
  if (user.values['islicensed'] === false && !needsNoLicence(user))
    throw new DataverseFault(403, '0x8004d24b', 'The user has not been assigned any License')
  if (rolesOf(store, user.id).length === 0) throw noRoleAssigned(user.id, 'prvReadUser')
}

const needsNoLicence = ({ values }: StoredRow): boolean =>
  values['applicationid'] !== undefined || withoutLicence.has(Number(values['accessmode'] ?? 0))
