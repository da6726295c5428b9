import { readSession, Session } from '@liaison/crm'
import { readSessionCookie } from '../session-cookie.ts'
import type { Api } from '../server.ts'
import type { RouteContext } from './route-context.ts'

export function sessionRoutes(api: Api, { deps }: Pick<RouteContext, 'deps'>): void {
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
}
