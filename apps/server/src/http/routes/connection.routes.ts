import { disconnect } from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { type RouteContext, signedIn } from './route-context.ts'

export function connectionRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.post(
    '/api/connection/disconnect',
    {
      schema: {
        operationId: 'disconnect',
        summary: 'Forgets the tokens of the person who is signed in; signing in again connects anew',
        tags: ['Session'],
        security: signedIn,
        response: { 204: z.null().describe('Disconnected.') },
      },
    },
    async (request, reply) => {
      await disconnect(deps, actorOf(request))
      return reply.code(204).send(null)
    },
  )
}
