import { DataverseFault } from '../errors/dataverse-fault.ts'
import { accessModes, withoutLicence } from '../security/access-modes.ts'
import { holdersOf } from '../security/role-copies.ts'
import { systemAdministratorRoleId } from '../security/roles.ts'
import type { StoredRow } from '../store/row.ts'
import type { Rule, RowValues, WriteContext } from '../write/rule.ts'

/**
 * What a user's licence, access mode and status allow each other (powerapps-docs, "User and team tables"; power-platform,
 * "Create users"; wording of the list of error codes). Licences are assigned in the Microsoft 365 admin centre alone.
 *
 * @throws {DataverseFault} 0x80041d4c, 0x80041d66, 0x8004d24c, 0x80041d38, 0x80041d2f
 */
export const userAccess: Rule = {
  name: 'access of users',
  tables: ['systemuser'],
  beforeUpdate(context, { before, changes }) {
    if (context.message === 'Import') return
    const changed = (name: string): boolean =>
      changes[name] !== undefined && changes[name] !== (before.values[name] ?? initially[name])
    if (changed('islicensed')) throw refused('0x80041d4c', 'The property IsLicensed cannot be modified.')
    if (changed('accessmode')) changeMode(context, before, changes)
    if (changed('isdisabled')) changeStatus(context, before, changes)
  },
}

const initially: RowValues = { accessmode: accessModes.readWrite, isdisabled: false, islicensed: false }

const refused = (code: string, message: string): DataverseFault => new DataverseFault(400, code, message)

function changeMode(context: WriteContext, before: StoredRow, changes: RowValues): void {
  const mode = changes['accessmode']
  const isUnlicensed = before.values['islicensed'] === false && before.values['applicationid'] === undefined
  if (mode === accessModes.read && isLastAdministrator(context, before))
    throw refused(
      '0x80041d38',
      'A user cannot be made a read only user if they are the last non read only user that has the System Administrator Role.',
    )
  if (!isUnlicensed) return
  // One that is not interactive any more is disabled by itself.
  if (before.values['accessmode'] === accessModes.nonInteractive) changes['isdisabled'] = true
  else if (mode === accessModes.readWrite || mode === accessModes.read)
    throw refused(
      '0x80041d66',
      'The client access license cannot be changed because the user does not have a Microsoft Dynamics 365 Online license. To change the access mode, you must first add a license for this user in the Microsoft Online Service portal.',
    )
}

/** Enabled are those with a licence, or of a mode that needs none. */
function changeStatus(context: WriteContext, before: StoredRow, changes: RowValues): void {
  const { islicensed, applicationid, accessmode } = { ...before.values, ...changes }
  if (changes['isdisabled'] === true) {
    if (isLastAdministrator(context, before))
      throw refused(
        '0x80041d2f',
        'A user cannot be disabled if they are the only user that has the System Administrator Role.',
      )
    return
  }
  if (islicensed === false && applicationid === undefined && !withoutLicence.has(Number(accessmode ?? 0)))
    throw refused('0x8004d24c', 'Cannot enable an unlicensed user')
}

const isLastAdministrator = ({ store }: WriteContext, { id }: StoredRow): boolean => {
  const holders = holdersOf(store, systemAdministratorRoleId)
  return holders.length === 1 && holders[0]?.values['systemuserid'] === id
}
