import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticeSettings, Preflight } from '../../api/api.gen.ts'
import { get, post } from '../../api/call.ts'

export const preflightQuery = queryOptions({
  queryKey: ['preflight'],
  queryFn: ({ signal }) => get<Preflight>('/api/preflight', { signal }),
  // As long as the server keeps the answer.
  staleTime: 5 * 60_000,
})

/** For whoever was just given a role: the server asks Dynamics anew. */
export function useCheckAgain() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => get<Preflight>('/api/preflight', { query: { again: 'true' } }),
    onSuccess: (preflight) => queryClient.setQueryData(preflightQuery.queryKey, preflight),
  })
}

export const noticesQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => get<NoticeSettings>('/api/connection/notices', { signal }),
})

export function useToldByMail() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (toldByMail: boolean) => post<NoticeSettings>('/api/connection/notices', { toldByMail }),
    onSuccess: (settings) => queryClient.setQueryData(noticesQuery.queryKey, settings),
  })
}

export function useDisconnect() {
  return useMutation({
    mutationFn: () => post('/api/connection/disconnect'),
    // A fresh page: nothing that was read with the connection stays in memory.
    onSuccess: () => window.location.assign('/connect'),
  })
}
