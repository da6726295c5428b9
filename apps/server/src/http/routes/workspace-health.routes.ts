import { readHealthOfWorkspace, WorkspaceHealth } from '@liaison/crm'
import type { Api } from '../server.ts'
import { CursorQuery, type RouteContext, withScope } from './route-context.ts'

export function workspaceHealthRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/members/health',
    {
      schema: {
        operationId: 'readHealthOfWorkspace',
        summary: 'How each member stands with Dynamics, since when, and who has to act',
        description:
          'For administrators of the workspace. Never a token, and nothing of what is in Dynamics or in a plan.',
        tags: ['Workspace'],
        security: withScope('connect'),
        querystring: CursorQuery,
        response: { 200: WorkspaceHealth },
      },
    },
    async (request) => readHealthOfWorkspace(deps, actorOf(request), request.query),
  )
}
