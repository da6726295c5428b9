import {
  CreatedInvitation,
  CreateInvitation,
  createInvitation,
  Invitation,
  InvitationCode,
  invitationKeptDays,
  InvitationList,
  InvitationOffer,
  listInvitations,
  readInvitationOffer,
  revokeInvitation,
} from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, IdParams, type RouteContext, withScope } from './route-context.ts'

const tags = ['Workspace']
const description = 'For administrators of the workspace.'

export function invitationRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/invitations',
    {
      schema: {
        operationId: 'listInvitations',
        summary: 'The invitations and what became of them, the newest first',
        description: `${description} An invitation is in the list for ${invitationKeptDays} days after it ended.`,
        tags,
        security: withScope('admin'),
        querystring: CursorQuery,
        response: { 200: InvitationList },
      },
    },
    async (request) => listInvitations(deps, actorOf(request), request.query),
  )
  api.post(
    '/api/invitations',
    {
      schema: {
        operationId: 'createInvitation',
        summary: 'Makes a link by which one person joins the workspace; it is shown this once',
        description,
        tags,
        security: withScope('admin'),
        body: CreateInvitation,
        response: { 201: CreatedInvitation },
      },
    },
    async (request, reply) => reply.code(201).send(await createInvitation(deps, actorOf(request), request.body)),
  )
  api.post(
    '/api/invitations/:id/revoke',
    {
      schema: {
        operationId: 'revokeInvitation',
        summary: 'Takes an invitation back; its link lets nobody in any more',
        description,
        tags,
        security: withScope('admin'),
        params: IdParams,
        response: { 200: Invitation },
      },
    },
    async (request) => revokeInvitation(deps, actorOf(request), request.params.id),
  )
  api.post(
    '/api/invitations/preview',
    {
      config: { limit: 'link-code' },
      schema: {
        operationId: 'readInvitationOffer',
        summary: 'What an invitation offers, to whoever holds its code; nothing changes by it',
        tags,
        body: InvitationCode,
        response: { 200: InvitationOffer },
      },
    },
    async (request) => readInvitationOffer(deps, request.body.code),
  )
}
