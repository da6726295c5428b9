import { infiniteQueryOptions } from '@tanstack/react-query'
import type { WorkspaceHealth } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const healthQuery = infiniteQueryOptions({
  queryKey: ['members', 'health'],
  queryFn: ({ pageParam, signal }) =>
    get<WorkspaceHealth>('/api/members/health', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
  // Left open on a second screen, it shows who was mended.
  refetchInterval: 30_000,
})
