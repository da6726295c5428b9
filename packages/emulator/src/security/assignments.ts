import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { roleOf } from './held-role.ts'
import type { RoleDefinition } from './roles.ts'

export function teamsOf(store: Store, userId: string): string[] {
  return store.referencing('teammembership', 'systemuserid', userId).map((row) => textOf(row.values['teamid']))
}

/** Roles that were assigned to the user, without those of teams. */
export const ownRolesOf = (store: Store, userId: string): RoleDefinition[] =>
  store
    .referencing('systemuserroles', 'systemuserid', userId)
    .map(({ values }) => roleOf(store, textOf(values['roleid'])))
    .filter((role) => role !== undefined)

/** Roles of a user, who has those of their teams too, or of a team; each once. */
export function rolesOf(store: Store, principalId: string): RoleDefinition[] {
  const own = store.referencing('systemuserroles', 'systemuserid', principalId)
  const ofTeams = [principalId, ...teamsOf(store, principalId)].flatMap((team) =>
    store.referencing('teamroles', 'teamid', team),
  )
  const ids = new Set([...own, ...ofTeams].map((row) => textOf(row.values['roleid'])))
  const roles = [...ids].map((id) => roleOf(store, id)).filter((role) => role !== undefined)
  return [...new Set(roles)]
}
