import {
  ChangeRole,
  changeRole,
  listMembers,
  listWaiting,
  Member,
  MemberQuery,
  removeMember,
  WaitingList,
  WorkspaceMemberList,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { readSessionCookie } from '../session-cookie.ts'
import { IdParams, type RouteContext, withScope } from './route-context.ts'

const tags = ['Workspace']

export function memberRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/members',
    {
      schema: {
        operationId: 'listMembers',
        summary: 'Who belongs to the workspace, by name; for administrators also how they stand with Dynamics',
        tags,
        security: withScope('read'),
        querystring: MemberQuery,
        response: { 200: WorkspaceMemberList },
      },
    },
    async (request) => listMembers(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/members/waiting',
    {
      schema: {
        operationId: 'listWaiting',
        summary: 'Who waits for an administrator of Entra: members, and who says so in a browser without a sign-in',
        description: 'For administrators of the workspace.',
        tags,
        security: withScope('admin'),
        response: { 200: WaitingList },
      },
    },
    async (request) => listWaiting(deps, actorOf(request)),
  )
  api.post(
    '/api/members/:id/role',
    {
      schema: {
        operationId: 'changeRole',
        summary: 'Makes an administrator or a member of somebody; their sessions end',
        description: 'For administrators of the workspace. The last of them stays one.',
        tags,
        security: withScope('admin'),
        params: IdParams,
        body: ChangeRole,
        response: { 200: Member },
      },
    },
    async (request) =>
      changeRole(deps, actorOf(request), {
        ...request.body,
        memberId: request.params.id,
        sessionId: readSessionCookie(request),
      }),
  )
  api.post(
    '/api/members/:id/remove',
    {
      schema: {
        operationId: 'removeMember',
        summary: 'Ends somebody’s membership with their sessions, tokens, keys, invitations and unwritten plans',
        description:
          'For administrators of the workspace. What was already approved and may have been written is left as it is; the person’s name stays in plans and history. They come back by an invitation only.',
        tags,
        security: withScope('admin'),
        params: IdParams,
        response: { 204: z.null().describe('Removed.') },
      },
    },
    async (request, reply) => {
      await removeMember(deps, actorOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
