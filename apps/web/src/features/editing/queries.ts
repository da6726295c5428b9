import { queryOptions } from '@tanstack/react-query'
import type { AccountScreen, ContactScreen, TableFields, OpportunityScreen, RecordRef } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const fieldsQuery = (table: string) =>
  queryOptions({
    queryKey: ['fields', table],
    queryFn: ({ signal }) => get<TableFields>(`/api/fields/${encodeURIComponent(table)}`, { signal }),
    staleTime: 10 * 60_000,
  })

/** Records of any of these tables whose name fits, for a lookup field. */
export async function searchRecords(
  tables: readonly string[],
  text: string,
  signal: AbortSignal,
): Promise<RecordRef[]> {
  const found = await Promise.all(
    tables.map((table) =>
      get<{ items: RecordRef[] }>(`/api/lookup/${encodeURIComponent(table)}`, { query: { search: text }, signal }),
    ),
  )
  return found.flatMap((page) => page.items)
}

export type EditableRecord =
  | { table: 'account'; screen: AccountScreen }
  | { table: 'contact'; screen: ContactScreen }
  | { table: 'opportunity'; screen: OpportunityScreen }

const paths = { account: 'accounts', contact: 'contacts', opportunity: 'opportunities' } as const

export function isEditable(table: string): table is EditableRecord['table'] {
  return table in paths
}

/** The record as its own page reads it, under the same key, so that coming from there costs no further request. */
export const recordQuery = (table: EditableRecord['table'], id: string) =>
  queryOptions({
    queryKey: [paths[table], id],
    queryFn: ({ signal }) =>
      get<EditableRecord['screen']>(`/api/${paths[table]}/${encodeURIComponent(id)}`, { signal }),
  })
