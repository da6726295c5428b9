import {
  ChooseEnvironment,
  chooseEnvironment,
  Environment,
  followInvitation,
  InvitationCode,
  readSession,
  sayWhoWaits,
  Session,
  sessionMaxAgeSeconds,
  ShownRefusal,
  tellShownRefusal,
  WhoWaits,
  signOutEverywhere,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../session-cookie.ts'
import { type RouteContext, signedIn } from './route-context.ts'

export interface SessionRoutesOptions extends RouteContext {
  secure: boolean
}

export function sessionRoutes(api: Api, { deps, actorOf, secure }: SessionRoutesOptions): void {
  api.get(
    '/api/session',
    {
      schema: {
        operationId: 'readSession',
        summary: 'Who is signed in here, how they stand with Dynamics, and what to do when they are not connected',
        tags: ['Session'],
        response: { 200: Session },
      },
    },
    async (request) => readSession(deps, readSessionCookie(request)),
  )
  api.post(
    '/api/session/environment',
    {
      config: { limit: 'choose-environment' },
      schema: {
        operationId: 'chooseEnvironment',
        summary: 'Says which Dynamics this browser belongs to, by any address copied out of it',
        description: 'Needed before signing in where several companies use one installation.',
        tags: ['Session'],
        body: ChooseEnvironment,
        response: { 200: Environment },
      },
    },
    async (request, reply) => {
      const { url } = request.body
      const { sessionId, environment } = await chooseEnvironment(deps, { sessionId: readSessionCookie(request), url })
      setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })
      return environment
    },
  )
  api.post(
    '/api/session/invitation',
    {
      config: { limit: 'link-code' },
      schema: {
        operationId: 'followInvitation',
        summary: 'The next sign-in of this browser is for the invitation with this code',
        tags: ['Session'],
        body: InvitationCode,
        response: { 204: z.null().describe('Sign in now.') },
      },
    },
    async (request, reply) => {
      const { code } = request.body
      const { sessionId } = await followInvitation(deps, { sessionId: readSessionCookie(request), code })
      setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/api/session/sign-out-everywhere',
    {
      schema: {
        operationId: 'signOutEverywhere',
        summary: 'Ends every session of the person who is signed in, in whichever browser, here too',
        description: 'Their connection to Dynamics and their API keys stay.',
        tags: ['Session'],
        security: signedIn,
        response: { 204: z.null().describe('Signed out.') },
      },
    },
    async (request, reply) => {
      await signOutEverywhere(deps, actorOf(request))
      clearSessionCookie(reply)
      return reply.code(204).send(null)
    },
  )
  waitingRoutes(api, { deps, secure })
}

/** For whoever Microsoft stopped, in a browser where nobody is signed in. */
function waitingRoutes(api: Api, { deps, secure }: Pick<SessionRoutesOptions, 'deps' | 'secure'>): void {
  api.post(
    '/api/session/refusal',
    {
      config: { limit: 'waiting' },
      schema: {
        operationId: 'tellShownRefusal',
        summary: 'What Microsoft’s own page showed when the sign-in ended there; readSession explains it from then on',
        tags: ['Session'],
        body: ShownRefusal,
        response: { 204: z.null().describe('Noted.') },
      },
    },
    async (request, reply) => {
      const { sessionId } = await tellShownRefusal(deps, { ...request.body, sessionId: readSessionCookie(request) })
      setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/api/session/waiting',
    {
      config: { limit: 'waiting' },
      schema: {
        operationId: 'sayWhoWaits',
        summary: 'Who waits for an administrator of Entra in this browser, for the workspace’s administrators to see',
        description: 'Of whoever does not wait nothing is kept.',
        tags: ['Session'],
        body: WhoWaits,
        response: { 204: z.null().describe('Noted.') },
      },
    },
    async (request, reply) => {
      await sayWhoWaits(deps, { ...request.body, sessionId: readSessionCookie(request) })
      return reply.code(204).send(null)
    },
  )
}
