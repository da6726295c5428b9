import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { roleDefinitions, type RoleDefinition } from './roles.ts'

const definitions: ReadonlyMap<string, RoleDefinition> = new Map(roleDefinitions.map((role) => [role.roleId, role]))

export function teamsOf(store: Store, userId: string): string[] {
  return store.referencing('teammembership', 'systemuserid', userId).map((row) => textOf(row.values['teamid']))
}

/** Roles assigned to the user and to the user's teams, each once. */
export function rolesOf(store: Store, userId: string): RoleDefinition[] {
  const own = store.referencing('systemuserroles', 'systemuserid', userId)
  const ofTeams = teamsOf(store, userId).flatMap((team) => store.referencing('teamroles', 'teamid', team))
  const ids = new Set([...own, ...ofTeams].map((row) => textOf(row.values['roleid'])))
  return [...ids].map((id) => definitions.get(id)).filter((role) => role !== undefined)
}
