import { contains, linkOf, type ListQuery, type Row, type TableMetadata } from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { describeValue } from '../fields/describe-value.ts'
import { filledByService, modifiedColumn } from '../fields/form-columns.mapping.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { readListPage } from '../records/read-list-page.ts'
import type { CustomRow, CustomRowList, CustomTable } from './custom-table.ts'
import { customTableWithMetadata } from './read-custom-table.ts'

/** As many as a table on a screen holds. */
const maxShownColumns = 8

/**
 * Rows of one of the organisation's own tables, by name.
 *
 * @throws {UnknownNameError} @throws {CrmError} `table_not_custom`, `cursor_not_valid`
 */
export async function listCustomRows(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  table: string,
  { search, cursor }: { search?: string | undefined; cursor?: string | undefined },
): Promise<CustomRowList> {
  const dataverse = await dataverseFor(actor)
  const { customTable, metadata } = await customTableWithMetadata(dataverse, table)
  const name = metadata.primaryNameColumn ?? metadata.primaryIdColumn
  const shown = shownColumns(customTable, metadata)
  const query: ListQuery = {
    select: [name, ...shown, ...(metadata.columns.has(modifiedColumn) ? [modifiedColumn] : [])],
    ...(search === undefined || search === '' ? {} : { filter: contains(name, search) }),
    orderBy: [{ column: name }, { column: metadata.primaryIdColumn }],
  }
  const { rows, nextCursor } = await readListPage(dataverse, metadata.logicalName, query, cursor)
  return {
    table: customTable,
    items: rows.map((row) => customRowOf(row, metadata, shown, dataverse.environmentUrl)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}

/** The organisation's own columns; the name stands beside them, owner and state are the service's. */
const shownColumns = ({ fields = [] }: CustomTable, { columns, primaryNameColumn }: TableMetadata): string[] =>
  fields
    .map(({ column }) => column)
    .filter((column) => column !== primaryNameColumn && !filledByService.has(column))
    .filter((column) => columns.get(column)?.validForRead === true)
    .slice(0, maxShownColumns)

function customRowOf(row: Row, table: TableMetadata, shown: readonly string[], environmentUrl: string): CustomRow {
  const id = String(row[table.primaryIdColumn])
  const name = table.primaryNameColumn === undefined ? undefined : row[table.primaryNameColumn]
  const modifiedAt = row[modifiedColumn]
  return {
    id,
    name: typeof name === 'string' ? name : '',
    url: linkOf(environmentUrl, table.logicalName, id),
    values: shown.map((column) => ({
      column,
      label: table.columns.get(column)?.displayName ?? column,
      text: describeValue(column, row),
    })),
    ...(typeof modifiedAt === 'string' ? { modifiedAt } : {}),
  }
}
