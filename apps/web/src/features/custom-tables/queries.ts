import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CustomRowList, CustomTable } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const customTablesQuery = queryOptions({
  queryKey: ['custom-tables'],
  queryFn: ({ signal }) => get<{ items: CustomTable[] }>('/api/custom-tables', { signal }),
  staleTime: 5 * 60_000,
})

export const customRowsQuery = (table: string, search: string) =>
  infiniteQueryOptions({
    queryKey: ['custom-tables', table, 'rows', { search }],
    queryFn: ({ pageParam, signal }) =>
      get<CustomRowList>(`/api/custom-tables/${encodeURIComponent(table)}/rows`, {
        query: { search, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })
