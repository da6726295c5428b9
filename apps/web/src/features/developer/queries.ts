import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiKey, ApiKeyList, IssuedApiKey, NewApiKey } from '../../api/api.gen.ts'
import { get, post } from '../../api/call.ts'

const queryKey = ['api-keys']
const path = (id: string): string => `/api/keys/${encodeURIComponent(id)}`

export const apiKeysQuery = infiniteQueryOptions({
  queryKey,
  queryFn: ({ pageParam, signal }) => get<ApiKeyList>('/api/keys', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
})

/** The secret is in the answer of these two and nowhere else, so the answers are not kept. */
export const useCreateKey = () => useKeyChange((wanted: NewApiKey) => post<IssuedApiKey>('/api/keys', wanted))
export const useRotateKey = (id: string) =>
  useKeyChange((formerHoldsForHours: number) => post<IssuedApiKey>(`${path(id)}/rotate`, { formerHoldsForHours }))
export const useRevokeKey = (id: string) => useKeyChange(() => post<ApiKey>(`${path(id)}/revoke`))

function useKeyChange<Wanted, Answer>(mutationFn: (wanted: Wanted) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn, gcTime: 0, onSuccess: () => queryClient.invalidateQueries({ queryKey }) })
}
