import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { OpportunityList, OpportunityScreen, PipelineList } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export interface DealFilter {
  search: string
  state: 'open' | 'won' | 'lost' | 'all'
  mine: boolean
}

export const dealsQuery = (filter: DealFilter) =>
  infiniteQueryOptions({
    queryKey: ['opportunities', filter],
    queryFn: ({ pageParam, signal }) =>
      get<OpportunityList>('/api/opportunities', {
        query: {
          search: filter.search,
          state: filter.state,
          mine: filter.mine ? 'true' : undefined,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })

export const dealQuery = (id: string) =>
  queryOptions({
    queryKey: ['opportunities', id],
    queryFn: ({ signal }) => get<OpportunityScreen>(`/api/opportunities/${encodeURIComponent(id)}`, { signal }),
  })

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => get<PipelineList>('/api/pipelines', { signal }),
  staleTime: 10 * 60_000,
})
