import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Caller, Privilege } from '../operations/access.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { rolesOf } from './assignments.ts'
import { heldPrivileges, knownPrivileges } from './held-privileges.ts'
import { privilegeId, privilegeName } from './table-privilege.ts'

/**
 * A missing privilege of the caller's roles. Wording as quoted by learn.microsoft.com, "Assignment rules" of Dynamics 365
 * Sales (`Principal user (Id=…) is missing prvReadmsdyn_sequencetarget privilege …`).
 */
export function privilegeDenied(
  schema: Schema,
  store: Store,
  caller: Caller,
  privilege: Privilege,
  table: Table,
): DataverseFault {
  const name = privilegeName(privilege, table)
  const roles = rolesOf(store, caller.userId)
  if (roles.length === 0) return noRoleAssigned(caller.userId, name)
  const user = store.get('systemuser', caller.userId)
  const principal = [
    `Id=${caller.userId}`,
    'type=8',
    `roleCount=${roles.length}`,
    `privilegeCount=${heldPrivileges(schema, roles).length}`,
    `accessMode='${accessModeOf(schema, user)}'`,
    `AADObjectId='${textOf(user?.values['azureactivedirectoryobjectid'])}'`,
    `MetadataCachePrivilegesCount=${knownPrivileges(schema).length}`,
    `businessUnitId=${caller.businessUnitId}`,
  ].join(', ')
  const label = table.labels.find(({ languageCode }) => languageCode === 1033)?.label ?? table.schemaName
  return new DataverseFault(
    403,
    '0x80040220',
    `Principal user (${principal}), is missing ${name} privilege (Id=${privilegeId(name)}) on OTC=${table.objectTypeCode} for entity '${table.logicalName}' (LocalizedName='${label}'). context.Caller=${caller.userId}. Consider adding missed privilege to one of the principal (user/team) roles.`,
  )
}

/** `0 Read-Write`: the option's value and its label. */
function accessModeOf(schema: Schema, user: StoredRow | undefined): string {
  const mode = user?.values['accessmode'] ?? 0
  const option = schema.tables
    .get('systemuser')
    ?.columns.get('accessmode')
    ?.options?.find(({ value }) => value === mode)
  const label = option?.labels.find(({ languageCode }) => languageCode === 1033)?.label
  const number = typeof mode === 'number' ? String(mode) : '0'
  return label === undefined ? number : `${number} ${label}`
}

/** Wording as seen in logs of the service (microsoft/coe-starter-kit, issue 678). */
export const noRoleAssigned = (userId: string, privilege: string): DataverseFault =>
  new DataverseFault(
    403,
    '0x80042f09',
    `RetrievePrivilegeForUser: The user with id ${userId} has not been assigned any roles. They need a role with the ${privilege} privilege.`,
  )
