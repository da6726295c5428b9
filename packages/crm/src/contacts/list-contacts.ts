import { contains, type ListQuery, or } from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { readListPage } from '../records/read-list-page.ts'
import type { ContactList } from './contact.ts'
import { contactSummaryMapping } from './contact.mapping.ts'

/**
 * Contacts by name; the search looks at names and e-mail addresses.
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function listContacts(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  { search, cursor }: { search?: string | undefined; cursor?: string | undefined },
): Promise<ContactList> {
  const dataverse = await dataverseFor(actor)
  const table = await dataverse.tables.get(contactSummaryMapping.table)
  const { name, email } = contactSummaryMapping.fields
  const query: ListQuery = {
    ...queryOf(contactSummaryMapping, table),
    ...(search === undefined || search === ''
      ? {}
      : { filter: or(contains(name.column, search), contains(email.column, search)) }),
    orderBy: [{ column: name.column }, { column: table.primaryIdColumn }],
  }
  const { rows, nextCursor } = await readListPage(dataverse, table.logicalName, query, cursor)
  const context = rowContextOf(dataverse.environmentUrl, table)
  return {
    items: rows.map((row) => readMapped(contactSummaryMapping, row, context)),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}
