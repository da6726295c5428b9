import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'

/** The user a request acts as. */
export interface Caller {
  userId: string
  businessUnitId: string
  /** The real caller under impersonation; becomes createdonbehalfby and modifiedonbehalfby. */
  onBehalfOf?: string
}

export type Privilege = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo' | 'Assign' | 'Share'

/** Security roles and their depth, as the operations need them. */
export interface Access {
  /** @throws {DataverseFault} 0x80040220 when no role of the caller has the privilege at any depth. */
  requirePrivilege(caller: Caller, privilege: Privilege, table: Table): void
  /** Whether the caller has the right on this row: depth, owner, business unit, sharing. */
  mayAccessRow(caller: Caller, right: Privilege, table: Table, row: StoredRow): boolean
  /**
   * The same question for a whole list, asked once: `all` when the caller's depth is the organisation, so that
   * reading a large table costs nothing per row.
   */
  rowFilter(caller: Caller, right: Privilege, table: Table): 'all' | ((row: StoredRow) => boolean)
  /** Privileges of a user's roles, for RetrieveUserPrivileges. Absent: not emulated. */
  privilegesOf?(userId: string): readonly { name: string; id: string; depth: string; businessUnitId: string }[]
}
