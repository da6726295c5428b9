import type { DataverseClient, TableMetadata } from '@liaison/dataverse'
import { CrmError } from '../crm-error.ts'
import type { Actor } from '../deps.ts'
import { fieldDefinitionOf } from '../fields/field-definition.ts'
import { formColumns } from '../fields/form-columns.ts'
import { sortedFields } from '../fields/read-fields.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { tableOf } from '../records/table-of.ts'
import type { CustomTable } from './custom-table.ts'
import { salesTables } from './custom-table.mapping.ts'
import { customTableOf, isOwn } from './find-custom-tables.ts'

/**
 * One of the organisation's own tables, with the fields that people can fill in.
 *
 * @throws {UnknownNameError} @throws {CrmError} `table_not_custom`
 */
export async function readCustomTable(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  table: string,
): Promise<CustomTable> {
  const { customTable } = await customTableWithMetadata(await dataverseFor(actor), table)
  return customTable
}

export async function customTableWithMetadata(
  dataverse: DataverseClient,
  name: string,
): Promise<{ customTable: CustomTable; metadata: TableMetadata }> {
  const metadata = await dataverse.tables.get(name)
  if (!isOwn(metadata)) {
    throw new CrmError({
      code: 'table_not_custom',
      message: `${metadata.displayCollectionName} is not one of your organisation's own tables.`,
      help: 'Choose one from the list of custom tables.',
    })
  }
  const tables = await dataverse.tables.getMany(salesTables)
  const customTable = customTableOf(
    metadata,
    salesTables.map((salesTable) => tableOf(tables, salesTable)),
  )
  const fields = sortedFields(formColumns(metadata).flatMap((column) => fieldDefinitionOf(column) ?? []))
  return { customTable: { ...customTable, fields }, metadata }
}
