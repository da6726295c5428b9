import {
  connectLinkKeptDays,
  agreeToConnectLink,
  ConnectLink,
  ConnectLinkCode,
  ConnectLinkOffer,
  createConnectLink,
  IssuedConnectLink,
  NewConnectLink,
  readConnectLink,
  readConnectLinkOffer,
  sessionMaxAgeSeconds,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { readSessionCookie, setSessionCookie } from '../session-cookie.ts'
import { IdParams, keyOnly, type RouteContext } from './route-context.ts'

const tags = ['Connect links']

/** For programs that embed Liaison: a link by which one person connects, and lets the program act in their name. */
export function connectLinkRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.post(
    '/api/connect-links',
    {
      schema: {
        operationId: 'createConnectLink',
        summary: 'Makes a link by which one person connects their Microsoft account and lets this key act for them',
        description:
          'The person reads who asks and what for, signs in with Microsoft and comes back to `returnUrl` with `status` (connected, declined or problem), `reference` and, for a problem, its `code`. From then on requests with this key may name the person by `reference` in the header `Liaison-Member`.',
        tags,
        security: keyOnly('connect'),
        body: NewConnectLink,
        response: { 201: IssuedConnectLink },
      },
    },
    async (request, reply) => reply.code(201).send(await createConnectLink(deps, actorOf(request), request.body)),
  )
  api.get(
    '/api/connect-links/:id',
    {
      schema: {
        operationId: 'readConnectLink',
        summary: 'What became of a link that this key made, and how that person stands with Dynamics now',
        description: `A link is forgotten ${connectLinkKeptDays} days after it ended; whom the key acts for is not.`,
        tags,
        security: keyOnly('connect'),
        params: IdParams,
        response: { 200: ConnectLink },
      },
    },
    async (request) => readConnectLink(deps, actorOf(request), request.params.id),
  )
}

/** For the page behind a link, in the browser of somebody who may be nobody here yet. */
export function followedLinkRoutes(api: Api, { deps, secure }: Pick<RouteContext, 'deps'> & { secure: boolean }): void {
  api.post(
    '/api/connect-links/preview',
    {
      config: { limit: 'link-code' },
      schema: {
        operationId: 'readConnectLinkOffer',
        summary: 'Who asks by a connect link, and for what',
        tags,
        body: ConnectLinkCode,
        response: { 200: ConnectLinkOffer },
      },
    },
    async (request) => readConnectLinkOffer(deps, request.body.code),
  )
  api.post(
    '/api/session/connect-link',
    {
      config: { limit: 'link-code' },
      schema: {
        operationId: 'agreeToConnectLink',
        summary: 'Says yes to a connect link: the next sign-in of this browser is for it',
        tags,
        body: ConnectLinkCode,
        response: { 204: z.null().describe('Go on to /auth/sign-in.') },
      },
    },
    async (request, reply) => {
      const { code } = request.body
      const { sessionId } = await agreeToConnectLink(deps, { sessionId: readSessionCookie(request), code })
      setSessionCookie(reply, sessionId, { secure, maxAgeSeconds: sessionMaxAgeSeconds })
      return reply.code(204).send(null)
    },
  )
}
