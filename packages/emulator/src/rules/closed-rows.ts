import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { StoredRow } from '../store/row.ts'
import type { RowValues, WriteContext } from '../write/rule.ts'

/** Writes of the platform itself (Merge, Win, an import, a rule) may touch rows that are closed to people. */
export const isDirectUpdate = ({ message, depth }: WriteContext): boolean => message === 'Update' && depth === 1

/** A row in one of the `closed` states accepts nothing but leaving them. */
export function refuseClosed(before: StoredRow, changes: RowValues, closed: readonly number[]): void {
  if (!isOneOf(closed, before.values['statecode'])) return
  if (changes['statecode'] !== undefined && !isOneOf(closed, changes['statecode'])) return
  throw new DataverseFault(400, '0x8004022e', 'The object cannot be updated because it is read-only.')
}

export const isOneOf = (states: readonly number[], value: unknown): boolean =>
  typeof value === 'number' && states.includes(value)
