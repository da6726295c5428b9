import { EndedSessions, endOtherSessions, endSession, listSessions, SignedInSessionList } from '@liaison/crm'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { clearSessionCookie, readSessionCookie } from '../session-cookie.ts'
import { IdParams, type RouteContext, signedIn } from './route-context.ts'

const shared = { tags: ['Session'], security: signedIn }

/** For people: a key has no sessions. */
export function mySessionRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/me/sessions',
    {
      schema: {
        ...shared,
        operationId: 'listSessions',
        summary: 'In which browsers the person is signed in to this workspace',
        description: 'Browser and system as the browser called itself when signing in. No network address is kept.',
        response: { 200: SignedInSessionList },
      },
    },
    async (request) => listSessions(deps, actorOf(request), sessionOf(request)),
  )
  api.delete(
    '/api/me/sessions/:id',
    {
      schema: {
        ...shared,
        operationId: 'endSession',
        summary: 'Signs the person out in one browser; their connection to Dynamics stays',
        params: IdParams,
        response: { 204: z.null().describe('Signed out there.') },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { isThis } = await endSession(deps, actorOf(request), { id, sessionId: sessionOf(request) })
      if (isThis) clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/api/me/sessions/end-others',
    {
      schema: {
        ...shared,
        operationId: 'endOtherSessions',
        summary: 'Signs the person out in every browser but this one',
        description: 'Their connection to Dynamics and their API keys stay.',
        response: { 200: EndedSessions },
      },
    },
    async (request) => endOtherSessions(deps, actorOf(request), sessionOf(request)),
  )
}

/** Whoever is somebody here is so by their cookie. */
const sessionOf = (request: FastifyRequest): string => readSessionCookie(request) ?? ''
