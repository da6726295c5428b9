import { requireAdmin } from '@liaison/crm'
import { DoctorReport } from '../../doctor/report.ts'
import type { Api } from '../server.ts'
import { type RouteContext, withScope } from './route-context.ts'

export function doctorRoutes(
  api: Api,
  { actorOf, examine }: Pick<RouteContext, 'actorOf'> & { examine: (workspaceId: string) => Promise<DoctorReport> },
): void {
  api.get(
    '/api/doctor',
    {
      schema: {
        operationId: 'examineInstallation',
        summary: 'Whether everything this installation needs is in order, and the mend of what is not',
        description:
          'For administrators of the workspace. Asks Microsoft Entra ID and Dynamics, without anybody’s account; takes up to ten seconds.',
        tags: ['Operation'],
        security: withScope('admin'),
        response: { 200: DoctorReport },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      requireAdmin(actor, 'have this installation examined')
      return examine(actor.workspaceId)
    },
  )
}
