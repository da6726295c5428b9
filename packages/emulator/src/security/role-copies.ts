import { asTarget } from '../query/column-reader.ts'
import { metadataId } from '../schema/metadata-id.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

// A role of a business unit is in every unit below it too, as a row of its own: `parentroleid` is the one in the unit above,
// `parentrootroleid` the one it began with (role table reference), which has the privileges for all of them.

/** The role that a role began with: itself, unless it came down from a unit above. */
export const rootRoleOf = (role: StoredRow): string => asTarget(role.values['parentrootroleid'])?.id ?? role.id

export const isInherited = (role: StoredRow): boolean => rootRoleOf(role) !== role.id

/** The id a role has in a unit below the one it was made in. Another environment has others. */
export const inheritedRoleId = (rootRoleId: string, businessUnitId: string): string =>
  metadataId('role', rootRoleId, businessUnitId)

/** A role and what came of it in the units below: their holders hold the same. */
export function holdersOf(store: Store, rootRoleId: string): StoredRow[] {
  const roles = new Set([rootRoleId, ...store.referencing('role', 'parentrootroleid', rootRoleId).map(({ id }) => id)])
  return [...roles].flatMap((role) => store.referencing('systemuserroles', 'roleid', role))
}
