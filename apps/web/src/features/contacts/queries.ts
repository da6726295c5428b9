import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ContactList, ContactScreen } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const contactsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', { search }],
    queryFn: ({ pageParam, signal }) =>
      get<ContactList>('/api/contacts', { query: { search, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => get<ContactScreen>(`/api/contacts/${encodeURIComponent(id)}`, { signal }),
  })
