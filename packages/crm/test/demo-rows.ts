import { type DataverseClient, eq, lookupOf, type Row } from '@liaison/dataverse'

export async function everyRow(dataverse: DataverseClient, table: string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of dataverse.list(table)) rows.push(row)
  return rows
}

export const idsOf = (rows: readonly Row[], column: string): string[] => rows.map((row) => String(row[column]))

/** A deal that is open, has an account with contacts, and stands in the sales process. */
export async function anOpenDeal(dataverse: DataverseClient): Promise<{ id: string; accountId: string }> {
  const withContacts = new Set(
    (await everyRow(dataverse, 'contact')).map((row) => lookupOf(row, 'parentcustomerid')?.id),
  )
  const inProcess = new Set<string | undefined>()
  for await (const row of dataverse.list('opportunitysalesprocess', { filter: eq('statecode', 0) })) {
    inProcess.add(lookupOf(row, 'opportunityid')?.id)
  }
  for await (const row of dataverse.list('opportunity', { filter: eq('statecode', 0) })) {
    const accountId = lookupOf(row, 'parentaccountid')?.id
    const id = String(row['opportunityid'])
    if (accountId !== undefined && withContacts.has(accountId) && inProcess.has(id)) return { id, accountId }
  }
  throw new Error('The demo organisation has no open deal with an account, contacts and a process')
}
