import type { Table } from '../schema/schema.ts'
import { privilegesOn } from '../security/held-privileges.ts'
import { hasDepths, privilegeId, privilegeName } from '../security/table-privilege.ts'
import type { Definition } from './labels.ts'

/** `Privileges` of a definition, each a `SecurityPrivilegeMetadata` (page web-api-metadata-operations-sample). */
export function privilegeDefinitions(table: Table): Definition[] {
  const hasOwners = hasDepths(table)
  return privilegesOn(table)
    .filter((privilege) => hasOwners || (privilege !== 'Assign' && privilege !== 'Share'))
    .map((privilege) => {
      const Name = privilegeName(privilege, table)
      return {
        CanBeBasic: hasOwners,
        CanBeDeep: hasOwners,
        CanBeGlobal: true,
        CanBeLocal: hasOwners,
        CanBeEntityReference: false,
        CanBeParentEntityReference: false,
        Name,
        PrivilegeId: privilegeId(Name),
        PrivilegeType: privilege,
      }
    })
}
