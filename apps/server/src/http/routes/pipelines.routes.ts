import { listPipelines, PipelineList } from '@liaison/crm'
import type { Api } from '../server.ts'
import { type RouteContext, withScope } from './route-context.ts'

export function pipelineRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/pipelines',
    {
      schema: {
        operationId: 'listPipelines',
        summary: 'The business process flows that deals use, with their stages',
        tags: ['Opportunities'],
        security: withScope('read'),
        response: { 200: PipelineList },
      },
    },
    async (request) => listPipelines(deps, actorOf(request)),
  )
}
