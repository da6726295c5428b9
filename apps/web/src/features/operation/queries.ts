import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AuditEventList, DoctorReport, WorkspaceMemberList } from '../../api/api.gen.ts'
import { get, withQuery } from '../../api/call.ts'

export const doctorQuery = queryOptions({
  queryKey: ['doctor'],
  queryFn: ({ signal }) => get<DoctorReport>('/api/doctor', { signal }),
  // It asks Microsoft, so it is asked for, not done again by itself.
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
})

export interface HistoryFilter {
  group?: string | undefined
  member?: string | undefined
  /** An instant. */
  since?: string | undefined
}

export const historyQuery = (filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      get<AuditEventList>('/api/audit', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })

export const historyFile = (filter: HistoryFilter): string => withQuery('/api/audit/export', { ...filter })

export const peopleQuery = queryOptions({
  queryKey: ['members', 'people'],
  queryFn: ({ signal }) => get<WorkspaceMemberList>('/api/members', { query: { limit: '100' }, signal }),
})
