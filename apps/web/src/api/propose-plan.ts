import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Plan, ProposedChange } from './api.gen.ts'
import { post } from './call.ts'
import { type RememberedProposal, rememberProposal } from './remembered-proposals.ts'

export interface Proposal {
  reason?: string
  changes: ProposedChange[]
}

/** Every write starts here: the proposal becomes a plan, and the person is taken to read it before anything is written. */
export function useProposePlan() {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ proposal }: RememberedProposal) => post<Plan>('/api/plans', { source: 'web', ...proposal }),
    onSuccess: async (plan, remembered) => {
      rememberProposal(plan.id, remembered)
      queryClient.setQueryData(['plan', plan.id], plan)
      void queryClient.invalidateQueries({ queryKey: ['plans'] })
      await navigate({ to: '/plans/$planId', params: { planId: plan.id } })
    },
  })
}
