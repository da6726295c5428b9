import { privilegesOfNewRoles } from '../security/documented-privileges.ts'
import { maskOfDepth } from '../security/held-role.ts'
import { isInherited } from '../security/role-copies.ts'
import { privilegeId } from '../security/table-privilege.ts'
import { link } from '../store/intersect.ts'
import type { Rule } from '../write/rule.ts'

/** A role that somebody makes begins with nine privileges; to which depth, the page does not show. */
export const newRole: Rule = {
  name: 'new roles',
  tables: ['role'],
  afterCreate({ message, store }, { table, row }) {
    const held = table.manyToMany.find((each) => each.intersectTable === 'roleprivileges')
    if (message === 'Import' || !held || isInherited(row)) return
    for (const id of privilegesOfNewRoles.map(privilegeId)) {
      if (!store.get('privilege', id)) continue
      const ends = held.table1 === 'privilege' ? ([id, row.id] as const) : ([row.id, id] as const)
      link(store, held, ...ends, { privilegedepthmask: maskOfDepth.Global })
    }
  },
}
