import type { Deps } from '@liaison/crm'
import { sql } from 'kysely'
import type { DoctorReport } from '../../doctor/report.ts'
import { actorsOfRequests } from '../actor-of-request.ts'
import type { Api, HttpEvent } from '../server.ts'
import { accountRoutes } from './accounts.routes.ts'
import { apiKeyRoutes } from './api-keys.routes.ts'
import { auditRoutes } from './audit.routes.ts'
import { authRoutes } from './auth.routes.ts'
import { connectLinkRoutes, followedLinkRoutes } from './connect-links.routes.ts'
import { connectionRoutes } from './connection.routes.ts'
import { contactRoutes } from './contacts.routes.ts'
import { customTableRoutes } from './custom-tables.routes.ts'
import { doctorRoutes } from './doctor.routes.ts'
import { fieldRoutes } from './fields.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { memberRoutes } from './members.routes.ts'
import { mySessionRoutes } from './my-sessions.routes.ts'
import { opportunityRoutes } from './opportunities.routes.ts'
import { pipelineRoutes } from './pipelines.routes.ts'
import { planRoutes } from './plans.routes.ts'
import { preflightRoutes } from './preflight.routes.ts'
import { programRoutes } from './programs.routes.ts'
import type { RouteContext } from './route-context.ts'
import { sessionRoutes } from './session.routes.ts'
import { setUpRoutes } from './setup.routes.ts'
import { workspaceHealthRoutes } from './workspace-health.routes.ts'
import { workspaceRoutes } from './workspace.routes.ts'

export interface AddRoutesOptions {
  deps: Deps
  /** Whether browsers reach this server by https; its cookie then travels no other way. */
  secure: boolean
  onEvent: (event: HttpEvent) => void
  /** The doctor, for an administrator of this workspace. */
  examine: (workspaceId: string) => Promise<DoctorReport>
}

/** Every address of the API. */
export function addRoutes(api: Api, { deps, secure, onEvent, examine }: AddRoutesOptions): void {
  const context: RouteContext = { deps, actorOf: actorsOfRequests(api, deps) }
  healthRoutes(api, async () => {
    await sql`select 1`.execute(deps.db)
  })
  setUpRoutes(api, context)
  sessionRoutes(api, { ...context, secure })
  mySessionRoutes(api, context)
  authRoutes(api, { deps, secure, onEvent })
  connectionRoutes(api, context)
  preflightRoutes(api, context)
  accountRoutes(api, context)
  contactRoutes(api, context)
  opportunityRoutes(api, context)
  pipelineRoutes(api, context)
  customTableRoutes(api, context)
  fieldRoutes(api, context)
  planRoutes(api, context)
  auditRoutes(api, context)
  doctorRoutes(api, { ...context, examine })
  memberRoutes(api, context)
  workspaceHealthRoutes(api, context)
  invitationRoutes(api, context)
  workspaceRoutes(api, context)
  apiKeyRoutes(api, context)
  connectLinkRoutes(api, context)
  followedLinkRoutes(api, { deps, secure })
  programRoutes(api, context)
}
