import { useInfiniteQuery } from '@tanstack/react-query'
import type { PartProblem, Problem, TimelineEntry, TimelinePage } from './api.gen.ts'
import { problemOf } from './api-problem.ts'
import { get } from './call.ts'

export interface Timeline {
  items: TimelineEntry[]
  /** Kinds of entries this reader cannot see. */
  missing: PartProblem[]
  hasMore: boolean
  loading: boolean
  problem: Problem | undefined
  loadMore: () => void
}

/** A record's whole timeline: the first page came with its screen, the others follow its cursor when asked for. */
export function useTimeline(
  record: 'accounts' | 'contacts' | 'opportunities',
  id: string,
  first: TimelinePage,
): Timeline {
  const path = `/api/${record}/${encodeURIComponent(id)}/timeline`
  const rest = useInfiniteQuery({
    queryKey: [record, id, 'timeline', first.nextCursor ?? 'end'],
    queryFn: ({ pageParam, signal }) => get<TimelinePage>(path, { query: { cursor: pageParam }, signal }),
    initialPageParam: first.nextCursor,
    getNextPageParam: (page) => page.nextCursor,
    enabled: false,
  })
  const loaded = rest.data?.pages.flatMap((page) => page.items) ?? []
  return {
    items: [...first.items, ...loaded],
    missing: first.problems ?? [],
    hasMore: rest.data === undefined ? first.nextCursor !== undefined : rest.hasNextPage,
    loading: rest.isFetching,
    problem: rest.error === null ? undefined : problemOf(rest.error),
    loadMore: () => void (rest.data === undefined ? rest.refetch() : rest.fetchNextPage()),
  }
}
