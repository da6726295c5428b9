import type { Row, TableMetadata } from '@liaison/dataverse'
import { recordRefOf } from '../records/record-ref.ts'
import type { RequiredLookup } from './account.ts'

/** Lookups that this environment requires of every row of the table, beyond the owner that the service sets itself. */
export const requiredLookupColumns = (table: TableMetadata): string[] =>
  [...table.columns.values()]
    .filter(({ type }) => type === 'Lookup' || type === 'Customer')
    .filter(({ requiredLevel }) => requiredLevel === 'ApplicationRequired' || requiredLevel === 'SystemRequired')
    .filter(({ validForCreate, validForRead }) => validForCreate && validForRead)
    .map(({ logicalName }) => logicalName)

export function requiredLookupsOf(row: Row, table: TableMetadata, environmentUrl: string): RequiredLookup[] {
  return requiredLookupColumns(table).map((name) => {
    const column = table.columns.get(name)
    const onlyTarget = column?.targets?.length === 1 ? column.targets[0] : undefined
    const value = recordRefOf(environmentUrl, row, name, onlyTarget)
    return { column: name, label: column?.displayName ?? name, ...(value ? { value } : {}) }
  })
}
