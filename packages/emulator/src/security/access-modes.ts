import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Access, Caller, Privilege } from '../operations/access.ts'
import type { Schema, Table } from '../schema/schema.ts'
import type { Store } from '../store/store.ts'
import { privilegeDenied } from './privilege-denied.ts'

/** Options of `accessmode`. */
export const accessModes = {
  readWrite: 0,
  administrative: 1,
  read: 2,
  support: 3,
  nonInteractive: 4,
  delegatedAdmin: 5,
} as const

/** Modes of users who need no licence: they have no customers' data, no pages, or belong to Microsoft and partners. */
export const withoutLicence: ReadonlySet<number> = new Set([
  accessModes.administrative,
  accessModes.support,
  accessModes.nonInteractive,
  accessModes.delegatedAdmin,
])

/**
 * What there is to an administrative user: settings and administration, and neither customers' data nor what is done with
 * it (power-platform, "Create users"). The page names no tables; these are what it calls settings.
 */
const settingsArea: ReadonlySet<string> = new Set([
  'audit',
  'businessunit',
  'connectionrole',
  'duplicaterule',
  'duplicaterulecondition',
  'fieldpermission',
  'fieldsecurityprofile',
  'organization',
  'privilege',
  'processstage',
  'publisher',
  'queue',
  'role',
  'savedquery',
  'sdkmessage',
  'sdkmessagefilter',
  'solution',
  'systemuser',
  'team',
  'transactioncurrency',
  'userquery',
  'usersettings',
  'workflow',
])

/**
 * Narrows what roles allow to what the user's access mode does: reading alone, or settings alone. Users of the other modes
 * have what their roles say; a non-interactive one only has no pages, and there are none here.
 */
export function withAccessModes(access: Access, schema: Schema, store: Store): Access {
  const modeOf = ({ userId }: Caller): number => {
    const mode = store.get('systemuser', userId)?.values['accessmode']
    return typeof mode === 'number' ? mode : accessModes.readWrite
  }
  const allows = (mode: number, right: Privilege, table: Table): boolean => {
    if (mode === accessModes.read || mode === accessModes.support) return right === 'Read'
    return mode !== accessModes.administrative || settingsArea.has(table.logicalName)
  }
  const narrowed: Access = {
    requirePrivilege(caller, privilege, table) {
      const mode = modeOf(caller)
      if (!allows(mode, privilege, table))
        throw refusal(mode, () => privilegeDenied(schema, store, caller, privilege, table))
      access.requirePrivilege(caller, privilege, table)
    },
    mayAccessRow: (caller, right, table, row) =>
      allows(modeOf(caller), right, table) && access.mayAccessRow(caller, right, table, row),
    rowFilter: (caller, right, table) =>
      allows(modeOf(caller), right, table) ? access.rowFilter(caller, right, table) : () => false,
  }
  if (access.privilegesOf)
    narrowed.privilegesOf = (userId) => {
      const mode = modeOf({ userId, businessUnitId: '' })
      const held = access.privilegesOf?.(userId) ?? []
      const readsOnly = mode === accessModes.read || mode === accessModes.support
      return readsOnly ? held.filter(({ name }) => name.startsWith('prvRead')) : held
    }
  return narrowed
}

/** The codes are those of the service's list for such users; which request gets them no page says. */
function refusal(mode: number, missing: () => DataverseFault): DataverseFault {
  if (mode === accessModes.read)
    return new DataverseFault(
      403,
      '0x80044502',
      'User does not have read-write access to the Dynamics 365 organization.',
    )
  if (mode === accessModes.support)
    return new DataverseFault(403, '0x80048345', 'Support user does not have permission to perform this operation.')
  return missing()
}
