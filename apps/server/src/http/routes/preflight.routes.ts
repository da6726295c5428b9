import { Preflight, readPreflight } from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { type RouteContext, withScope } from './route-context.ts'

export function preflightRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/preflight',
    {
      schema: {
        operationId: 'readPreflight',
        summary: 'What the person will be able to do in Dynamics, and which privileges are missing for the rest',
        description:
          'Privileges and tables are named as the environment names them. The answer is kept for some minutes and asked anew after each sign-in.',
        tags: ['Session'],
        security: withScope('read'),
        querystring: z.object({
          again: z.enum(['true']).optional().describe('Asks Dynamics anew, for who was just given a role.'),
        }),
        response: { 200: Preflight },
      },
    },
    async (request) => readPreflight(deps, actorOf(request), { again: request.query.again !== undefined }),
  )
}
