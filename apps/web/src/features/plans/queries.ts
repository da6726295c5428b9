import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Plan } from '../../api/api.gen.ts'
import { get, post } from '../../api/call.ts'

const path = (id: string) => `/api/plans/${encodeURIComponent(id)}`

export const plansQuery = (state: Plan['state'] | 'all') =>
  queryOptions({
    queryKey: ['plans', state],
    queryFn: ({ signal }) =>
      get<{ items: Plan[] }>('/api/plans', { query: { state: state === 'all' ? undefined : state }, signal }),
  })

export const inProgress = (plan: Plan | undefined) => plan?.state === 'approved' || plan?.state === 'applying'

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => get<Plan>(path(id), { signal }),
    // A plan on its way is looked at until it has arrived; one that waits for a person is not.
    refetchInterval: (query) => (inProgress(query.state.data) ? 700 : false),
  })

/** Approving names the hash of what was read on this page: a plan that changed meanwhile is not approved. */
export function useDecision(plan: Plan) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (decision: 'approve' | 'reject') =>
      decision === 'approve'
        ? post<Plan>(`${path(plan.id)}/approve`, { expectedHash: plan.hash })
        : post<Plan>(`${path(plan.id)}/reject`),
    onSuccess: (decided) => {
      queryClient.setQueryData(['plan', plan.id], decided)
      void queryClient.invalidateQueries({ queryKey: ['plans'] })
    },
  })
}
