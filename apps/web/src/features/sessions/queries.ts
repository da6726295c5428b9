import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { EndedSessions, SignedInSessionList } from '../../api/api.gen.ts'
import { get, post, remove } from '../../api/call.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => get<SignedInSessionList>('/api/me/sessions', { signal }),
})

export function useEndSession() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove(`/api/me/sessions/${encodeURIComponent(id)}`),
    // One that ended meanwhile is not there to be ended: what is true now is in the list.
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  })
}

export function useEndOtherSessions() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => post<EndedSessions>('/api/me/sessions/end-others'),
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  })
}
