import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AccountList, AccountScreen } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const accountsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', { search }],
    queryFn: ({ pageParam, signal }) =>
      get<AccountList>('/api/accounts', { query: { search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', id],
    queryFn: ({ signal }) => get<AccountScreen>(`/api/accounts/${encodeURIComponent(id)}`, { signal }),
  })
