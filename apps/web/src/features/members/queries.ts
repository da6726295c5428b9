import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type {
  CreatedInvitation,
  CreateInvitation,
  Invitation,
  InvitationList,
  Member,
  WorkspaceMember,
  WorkspaceMemberList,
  WorkspaceSettings,
} from '../../api/api.gen.ts'
import { get, post } from '../../api/call.ts'

export type ConnectionFilter = NonNullable<WorkspaceMember['connection']>

export interface MemberFilter {
  search: string
  connection: ConnectionFilter | undefined
}

export const membersQuery = (filter: MemberFilter) =>
  infiniteQueryOptions({
    queryKey: ['members', filter],
    queryFn: ({ pageParam, signal }) =>
      get<WorkspaceMemberList>('/api/members', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  })

export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['invitations'],
  queryFn: ({ pageParam, signal }) => get<InvitationList>('/api/invitations', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor,
})

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => get<WorkspaceSettings>('/api/workspace', { signal }),
})

/** Whatever is decided about somebody may change what else is shown, down to who looks at it. */
function useDecided() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries()
}

export type MemberDecision = 'admin' | 'member' | 'remove'

export function useMemberDecision(memberId: string) {
  const onSuccess = useDecided()
  return useMutation({
    mutationFn: async (decision: MemberDecision): Promise<void> => {
      const member = `/api/members/${encodeURIComponent(memberId)}`
      if (decision === 'remove') await post(`${member}/remove`)
      else await post<Member>(`${member}/role`, { role: decision })
    },
    onSuccess,
  })
}

export function useInvite() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (wanted: CreateInvitation) => post<CreatedInvitation>('/api/invitations', wanted),
    onSuccess: () => queryClient.invalidateQueries(invitationsQuery),
  })
}

export function useRevokeInvitation() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => post<Invitation>(`/api/invitations/${encodeURIComponent(id)}/revoke`),
    onSuccess: () => queryClient.invalidateQueries(invitationsQuery),
  })
}

export function useJoining() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (joining: WorkspaceSettings['joining']) =>
      post<WorkspaceSettings>('/api/workspace/joining', { joining }),
    onSuccess: (settings) => queryClient.setQueryData(workspaceQuery.queryKey, settings),
  })
}
