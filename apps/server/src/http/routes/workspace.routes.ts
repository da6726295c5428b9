import { ChangeJoining, changeJoining, readWorkspaceSettings, WorkspaceSettings } from '@liaison/crm'
import type { Api } from '../server.ts'
import { type RouteContext, withScope } from './route-context.ts'

const tags = ['Workspace']

export function workspaceRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/workspace',
    {
      schema: {
        operationId: 'readWorkspaceSettings',
        summary: 'The name of the workspace and who may join it',
        tags,
        security: withScope('read'),
        response: { 200: WorkspaceSettings },
      },
    },
    async (request) => readWorkspaceSettings(deps, actorOf(request)),
  )
  api.post(
    '/api/workspace/joining',
    {
      schema: {
        operationId: 'changeJoining',
        summary: 'Says who may join from now on: whoever Dynamics lets in, or only who is invited',
        description: 'For administrators of the workspace. Who is a member stays one.',
        tags,
        security: withScope('admin'),
        body: ChangeJoining,
        response: { 200: WorkspaceSettings },
      },
    },
    async (request) => changeJoining(deps, actorOf(request), request.body),
  )
}
