import { textOf } from '../store/text-of.ts'
import { addressesOf } from '../schema/addresses.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow, StoredValue } from '../store/row.ts'
import { formatAddress } from '../functions/format-address-text.ts'
import type { RowValues } from './rule.ts'

/** Columns the platform fills from others: full names, address composites, type companions of polymorphic lookups. */
export function settleComputed(table: Table, changes: RowValues, before: StoredRow | undefined): void {
  const valueOf = (name: string): StoredValue => (name in changes ? changes[name]! : (before?.values[name] ?? null))
  const touched = (...names: string[]): boolean => !before || names.some((name) => name in changes)
  const textIn = (name: string): string => textOf(valueOf(name)).trim()

  if (
    table.columns.has('fullname') &&
    table.columns.has('lastname') &&
    touched('firstname', 'middlename', 'lastname')
  ) {
    const full = ['firstname', 'middlename', 'lastname'].map(textIn).filter((part) => part !== '')
    if (full.length > 0 || before) changes['fullname'] = full.length > 0 ? full.join(' ') : null
  }
  for (const { composite, parts } of addressesOf(table)) {
    if (!touched(...parts)) continue
    const [line1, line2, line3, city, state, postalCode, country] = parts.map(textIn)
    changes[composite] = formatAddress({ lines: [line1, line2, line3], city, state, postalCode, country }) || null
  }
  const object = changes['objectid']
  if (table.columns.has('objecttypecode') && object !== undefined)
    changes['objecttypecode'] = typeof object === 'object' && object !== null ? object.table : null
  if (table.isActivity && !before) changes['activitytypecode'] = table.logicalName
}
