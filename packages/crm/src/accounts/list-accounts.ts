import { contains, type ListQuery } from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { readListPage } from '../records/read-list-page.ts'
import type { AccountList } from './account.ts'
import { accountSummaryMapping } from './account.mapping.ts'

/**
 * Accounts by name.
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function listAccounts(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  { search, cursor }: { search?: string | undefined; cursor?: string | undefined },
): Promise<AccountList> {
  const dataverse = await dataverseFor(actor)
  const table = await dataverse.tables.get(accountSummaryMapping.table)
  const name = accountSummaryMapping.fields.name.column
  const query: ListQuery = {
    ...queryOf(accountSummaryMapping, table),
    ...(search === undefined || search === '' ? {} : { filter: contains(name, search) }),
    orderBy: [{ column: name }, { column: table.primaryIdColumn }],
  }
  const { rows, nextCursor } = await readListPage(dataverse, table.logicalName, query, cursor)
  const context = rowContextOf(dataverse.environmentUrl, table)
  return {
    items: rows.map((row) => readMapped(accountSummaryMapping, row, context)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
