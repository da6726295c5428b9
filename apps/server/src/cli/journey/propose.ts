import type { ApiClient } from './api-client.ts'
import type { CustomTable, DealScreen, Plan } from './replies.ts'

/** What a seller has to write down after a meeting, as one plan: a note, a contact, the deal's stage, a custom row. */
export async function proposeDayOfWork(
  api: ApiClient,
  { opportunity }: DealScreen,
): Promise<{ plan: Plan; customTable: string }> {
  const { items: tables } = await api.get<{ items: CustomTable[] }>('/api/custom-tables')
  // What an account requires is a catalogue that others keep; a seller makes rows of the rest.
  const first = tables.find(({ requiredBy }) => requiredBy.length === 0) ?? tables[0]
  if (first === undefined) throw new Error('The environment has no custom table')
  const customTable = await api.get<CustomTable>(`/api/custom-tables/${first.table}`)

  const plan = await api.post<Plan>('/api/plans', {
    reason: `Meeting with ${opportunity.account.name}`,
    source: 'journey',
    changes: [
      {
        kind: 'add-note',
        regarding: { table: 'account', id: opportunity.account.id },
        title: 'Meeting',
        text: 'Went through the offer. They want a second probe for the night shift and asked for a date.',
      },
      { kind: 'move-stage', opportunityId: opportunity.id, to: 'next' },
      {
        kind: 'create',
        table: 'contact',
        fields: {
          firstname: 'Ines',
          lastname: 'Marchetti',
          jobtitle: 'Laboratory Manager',
          parentcustomerid: { table: 'account', id: opportunity.account.id },
        },
      },
      { kind: 'create', table: customTable.table, fields: fieldsAbout(customTable, opportunity.account) },
    ],
  })
  return { plan, customTable: customTable.table }
}

/** What cannot be left out, and the account wherever the row can point to one. */
function fieldsAbout(
  { fields = [], label }: CustomTable,
  account: { id: string; name: string },
): Record<string, string | { table: string; id: string }> {
  const texts = fields.filter(({ required, type, onCreate }) => required === 'required' && type === 'text' && onCreate)
  const lookups = fields.filter(({ targets = [], onCreate }) => targets.includes('account') && onCreate)
  return Object.fromEntries([
    ...texts.map(({ column }) => [column, `${label}, ${account.name}`]),
    ...lookups.map(({ column }) => [column, { table: 'account', id: account.id }]),
  ]) as Record<string, string | { table: string; id: string }>
}
