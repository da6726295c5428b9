import { DataverseFault } from '../errors/dataverse-fault.ts'
import { objectDoesNotExist } from '../errors/faults.ts'
import type { Access } from '../operations/access.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

/** The user a request wants to act as: `CallerObjectId` names the Entra object, the older `MSCRMCallerID` the systemuser. */
export function impersonatedUser(store: Store, headers: Readonly<Record<string, string>>): StoredRow | undefined {
  const objectId = headers['callerobjectid']
  const userId = headers['mscrmcallerid']
  if (objectId !== undefined) {
    const [user] = store.referencing('systemuser', 'azureactivedirectoryobjectid', objectId.toLowerCase())
    if (!user) throw objectDoesNotExist('SystemUser', objectId)
    return user
  }
  if (userId === undefined) return undefined
  const user = store.get('systemuser', userId.toLowerCase())
  if (!user) throw objectDoesNotExist('SystemUser', userId)
  return user
}

/**
 * The real user needs the privilege to act for others. What both may do is asked at each operation.
 *
 * @throws {DataverseFault} 0x8004a110
 */
export function requireImpersonation(access: Access, userId: string): void {
  if (access.privilegesOf?.(userId).some(({ name }) => name === 'prvActOnBehalfOfAnotherUser') === true) return
  throw new DataverseFault(403, '0x8004a110', 'User does not have the privilege to act on behalf another user.')
}
