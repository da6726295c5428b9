import { queryOptions } from '@tanstack/react-query'
import type { OpportunityList, OpportunitySummary, Plan } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const myDealsQuery = queryOptions({
  queryKey: ['opportunities', 'home'],
  queryFn: ({ signal }) =>
    get<OpportunityList>('/api/opportunities', { query: { state: 'open', mine: 'true' }, signal }),
  // What closes first is looked at first; deals without a date come last.
  select: (page) => ({
    ...page,
    items: page.items.toSorted((one, other) => closing(one).localeCompare(closing(other))),
  }),
})

export const waitingPlansQuery = queryOptions({
  queryKey: ['plans', 'draft'],
  queryFn: ({ signal }) => get<{ items: Plan[] }>('/api/plans', { query: { state: 'draft' }, signal }),
})

function closing(deal: OpportunitySummary): string {
  return deal.estimatedCloseDate ?? '9999-12-31'
}
