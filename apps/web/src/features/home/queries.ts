import { queryOptions } from '@tanstack/react-query'
import type { OpportunityList, OpportunitySummary, Plan } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const myDealsQuery = queryOptions({
  queryKey: ['opportunities', 'home'],
  queryFn: ({ signal }) =>
    get<OpportunityList>('/api/opportunities', { query: { state: 'open', mine: 'true' }, signal }),
})

export const waitingPlansQuery = queryOptions({
  queryKey: ['plans', 'draft'],
  queryFn: ({ signal }) => get<{ items: Plan[] }>('/api/plans', { query: { state: 'draft' }, signal }),
})

function closing(deal: OpportunitySummary): string {
  return deal.estimatedCloseDate ?? '9999-12-31'
}
