import type { PrivilegeType, TableMetadata } from '@liaison/dataverse'
import type { AbilityKind, Reach } from './preflight.ts'

/** A privilege that something takes. */
export interface Need {
  privilege: string
  access: PrivilegeType
  table: TableMetadata
  /** How far it has to reach; any will do when absent. */
  reach?: Reach
}

/** What one thing takes that people do. Its reach is that of the first need. */
export interface AbilityRule {
  id: string
  kind: AbilityKind
  table: string
  label: string
  needs: readonly Need[]
  /** Why nobody can, whatever their privileges. */
  impossible?: string
  /** Why it cannot be said. */
  obscure?: string
  optional?: boolean
}

/**
 * The privileges of these kinds that govern a table, by the names the environment gives them. A kind the table does not
 * have asks for nothing: rows without an owner cannot be assigned.
 */
export const needsOf = (table: TableMetadata, ...accesses: readonly PrivilegeType[]): Need[] =>
  accesses.flatMap((access) => {
    const privilege = table.privileges.find(({ type }) => type === access)
    return privilege ? [{ privilege: privilege.name, access, table }] : []
  })

/** To point from a row of one table at a row of another takes a privilege on each (learn.microsoft.com, "How access to a record is determined"). */
export const linkNeeds = (from: TableMetadata, targets: readonly TableMetadata[]): Need[] => [
  ...needsOf(from, 'Append'),
  ...targets.flatMap((target) => needsOf(target, 'AppendTo')),
]
