import { DataverseFault } from '../errors/dataverse-fault.ts'
import { asTarget } from '../query/column-reader.ts'
import { inheritedRoleId, isInherited, rootRoleOf } from '../security/role-copies.ts'
import type { StoredRow } from '../store/row.ts'
import type { Rule, WriteContext } from '../write/rule.ts'

/**
 * Roles come down to the units below theirs, now and whenever one is added, and are changed and deleted where they began
 * (wording of the list of error codes).
 *
 * @throws {DataverseFault} 0x80044152, 0x8004140c
 */
export const inheritedRoles: Rule = {
  name: 'inherited roles',
  tables: ['role'],
  beforeCreate(_, { id, values }) {
    values['parentrootroleid'] ??= { table: 'role', id }
  },
  afterCreate(context, { row }) {
    const unit = asTarget(row.values['businessunitid'])?.id
    if (unit === undefined) return
    for (const { id } of context.store.referencing('businessunit', 'parentbusinessunitid', unit)) hand(context, row, id)
  },
  beforeUpdate({ message, depth }, { before }) {
    if (isInherited(before) && depth === 1 && message !== 'Import')
      throw new DataverseFault(400, '0x80044152', 'Inherited roles cannot be modified.')
  },
  afterUpdate(context, { after, changes }) {
    if (isInherited(after) || changes['name'] === undefined) return
    for (const { id } of context.store.referencing('role', 'parentrootroleid', after.id))
      if (id !== after.id) context.update('role', id, { name: after.values['name'] ?? null })
  },
  beforeDelete({ message, depth }, { row }) {
    if (isInherited(row) && depth === 1 && message !== 'Import')
      throw new DataverseFault(400, '0x8004140c', 'Cannot delete a role that is inherited from a parent business.')
  },
}

/** A new unit has the roles of the one above it. */
export const rolesOfNewUnits: Rule = {
  name: 'roles of new business units',
  tables: ['businessunit'],
  afterCreate(context, { row }) {
    const parent = asTarget(row.values['parentbusinessunitid'])?.id
    if (parent === undefined) return
    for (const role of context.store.referencing('role', 'businessunitid', parent)) hand(context, role, row.id)
  },
}

/** Gives the unit the role of the unit above it. */
function hand(context: WriteContext, role: StoredRow, businessUnitId: string): void {
  const root = rootRoleOf(role)
  const id = inheritedRoleId(root, businessUnitId)
  if (context.store.get('role', id)) return
  context.create(
    'role',
    {
      name: role.values['name'] ?? null,
      businessunitid: { table: 'businessunit', id: businessUnitId },
      parentroleid: { table: 'role', id: role.id },
      parentrootroleid: { table: 'role', id: root },
    },
    { id },
  )
}

/** Who goes to another unit leaves their roles behind (power-platform, "Environment database settings": the default). */
export const rolesOfMovedUsers: Rule = {
  name: 'roles of moved users',
  tables: ['systemuser'],
  afterUpdate({ message, store }, { before, after }) {
    const unit = asTarget(after.values['businessunitid'])?.id
    if (message === 'Import' || unit === asTarget(before.values['businessunitid'])?.id) return
    for (const { id } of store.referencing('systemuserroles', 'systemuserid', after.id))
      store.delete('systemuserroles', id)
  },
}
