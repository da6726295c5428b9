import type { Privilege } from '../operations/access.ts'
import type { Schema, Table } from '../schema/schema.ts'
import { depthOf } from './depths.ts'
import type { Depth, RoleDefinition } from './roles.ts'
import { privilegeName, tablePrivileges } from './table-privilege.ts'

export interface HeldPrivilege {
  name: string
  depth: Depth
}

/** Every privilege of the roles, each name once. */
export function heldPrivileges(schema: Schema, roles: readonly RoleDefinition[]): HeldPrivilege[] {
  const held = new Map<string, HeldPrivilege>()
  for (const { name, privilege, table } of tablePrivilegesOf(schema)) {
    const depth = depthOf(roles, privilege, table)
    if (depth !== undefined) held.set(name, { name, depth })
  }
  for (const name of roles.flatMap(({ miscellaneous }) => miscellaneous)) held.set(name, { name, depth: 'Global' })
  return [...held.values()]
}

/** Names of all privileges that roles can grant on tables. */
export const knownPrivileges = (schema: Schema): string[] => [
  ...new Set(tablePrivilegesOf(schema).map(({ name }) => name)),
]

export function tablePrivilegesOf(schema: Schema): { name: string; privilege: Privilege; table: Table }[] {
  return [...schema.tables.values()].flatMap((table) =>
    privilegesOn(table).map((privilege) => ({ name: privilegeName(privilege, table), privilege, table })),
  )
}

/** Audits are only ever read. */
export const privilegesOn = ({ logicalName }: Table): readonly Privilege[] =>
  logicalName === 'audit' ? ['Read'] : tablePrivileges
