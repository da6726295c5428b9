import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { rolesOf } from './assignments.ts'
import { roleOf } from './held-role.ts'
import { heldPrivileges } from './held-privileges.ts'
import { holdersOf, rootRoleOf } from './role-copies.ts'
import { depthsFromNearToFar, systemAdministratorRoleId } from './roles.ts'

/**
 * Nobody gives away more than they have: each privilege of the role is compared with the giver's, at its depth
 * (power-platform, "Assign a security role to a user"). The page does not quote the refusal: this is the general one.
 */
export function refuseElevation({ environment, caller }: RequestContext, roleId: string): void {
  const { schema, store } = environment
  const own = rolesOf(store, caller.userId)
  if (own.some(({ everything }) => everything)) return
  const role = roleOf(store, roleId)
  const held = new Map(heldPrivileges(schema, own).map(({ name, depth }) => [name, depth]))
  const given = role ? heldPrivileges(schema, [role]) : []
  const isAbove = given.some(({ name, depth }) => {
    const mine = held.get(name)
    return mine === undefined || depthsFromNearToFar.indexOf(mine) < depthsFromNearToFar.indexOf(depth)
  })
  if (isAbove) throw new DataverseFault(403, '0x80040220', 'The user does not hold the necessary privileges.')
}

/** Somebody has to be the administrator. */
export function refuseLastAdministrator({ environment }: RequestContext, userId: string, roleId: string): void {
  const role = environment.store.get('role', roleId)
  if (!role || rootRoleOf(role) !== systemAdministratorRoleId) return
  const holders = holdersOf(environment.store, systemAdministratorRoleId)
  if (holders.length === 1 && holders[0]?.values['systemuserid'] === userId)
    throw new DataverseFault(
      400,
      '0x80041d30',
      'A user cannot be removed from the System Administrator Role if they are the only user that has the role.',
    )
}
