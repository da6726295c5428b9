import { AuditEvent, listAuditEvents } from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { type RouteContext, withScope } from './route-context.ts'

const AuditEventList = z.object({ items: z.array(AuditEvent) }).meta({ id: 'AuditEventList' })

export function auditRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/audit',
    {
      schema: {
        operationId: 'listAuditEvents',
        summary: 'The newest events of the workspace: sign-ins, connections, plans with every field before and after',
        description: 'For administrators of the workspace.',
        tags: ['Operation'],
        security: withScope('admin'),
        response: { 200: AuditEventList },
      },
    },
    async (request) => ({ items: await listAuditEvents(deps, actorOf(request)) }),
  )
}
