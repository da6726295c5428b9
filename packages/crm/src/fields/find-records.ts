import { and, contains, eq, type Filter, or, type Row } from '@liaison/dataverse'
import { z } from 'zod'
import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { RecordRef, recordRef } from '../records/record-ref.ts'
import { activeState, emailColumns, stateColumn } from './form-columns.mapping.ts'

export const RecordList = z.object({ items: z.array(RecordRef) }).meta({ id: 'RecordList' })
export type RecordList = z.infer<typeof RecordList>

const maxRecords = 20

/**
 * Active records to pick from, by part of their name or e-mail address: at most 20, by name.
 *
 * @throws {UnknownNameError}
 */
export async function findRecords(
  { dataverseFor }: Pick<ReadDeps, 'dataverseFor'>,
  actor: Actor,
  table: string,
  search?: string,
): Promise<RecordList> {
  const dataverse = await dataverseFor(actor)
  const { columns, primaryNameColumn, primaryIdColumn, logicalName } = await dataverse.tables.get(table)
  if (primaryNameColumn === undefined) return { items: [] }
  const email = emailColumns[logicalName]
  const searched = email !== undefined && columns.has(email) ? [primaryNameColumn, email] : [primaryNameColumn]
  const filters: Filter[] = [
    ...(search === undefined || search === '' ? [] : [or(...searched.map((column) => contains(column, search)))]),
    ...(columns.has(stateColumn) ? [eq(stateColumn, activeState)] : []),
  ]
  const rows: Row[] = []
  const query = {
    select: [primaryNameColumn],
    filter: and(...filters),
    orderBy: [{ column: primaryNameColumn }],
    top: maxRecords,
  }
  for await (const row of dataverse.list(logicalName, query)) rows.push(row)
  return {
    items: rows.map((row) =>
      recordRef(dataverse.environmentUrl, logicalName, String(row[primaryIdColumn]), row[primaryNameColumn]),
    ),
  }
}
