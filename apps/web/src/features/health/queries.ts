import { queryOptions } from '@tanstack/react-query'
import type { WorkspaceHealth } from '../../api/api.gen.ts'
import { get } from '../../api/call.ts'

export const healthQuery = queryOptions({
  queryKey: ['members', 'health'],
  queryFn: ({ signal }) => get<WorkspaceHealth>('/api/members/health', { signal }),
  // Left open on a second screen, it shows who was mended.
  refetchInterval: 30_000,
})
