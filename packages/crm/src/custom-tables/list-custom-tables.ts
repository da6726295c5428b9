import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { tableOf } from '../records/table-of.ts'
import type { CustomTableList } from './custom-table.ts'
import { salesTables } from './custom-table.mapping.ts'
import { findCustomTables } from './find-custom-tables.ts'

/** The organisation's own tables around accounts, contacts and deals; those that creating one requires come first. */
export async function listCustomTables(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
): Promise<CustomTableList> {
  const dataverse = await dataverseFor(actor)
  const [tables, summaries] = await Promise.all([dataverse.tables.getMany(salesTables), dataverse.tables.list()])
  return {
    items: findCustomTables(
      salesTables.map((name) => tableOf(tables, name)),
      summaries,
    ),
  }
}
