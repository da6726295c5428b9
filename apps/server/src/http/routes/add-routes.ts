import type { Deps } from '@liaison/crm'
import { sql } from 'kysely'
import type { Api } from '../server.ts'
import { accountRoutes } from './accounts.routes.ts'
import { authRoutes } from './auth.routes.ts'
import { contactRoutes } from './contacts.routes.ts'
import { customTableRoutes } from './custom-tables.routes.ts'
import { fieldRoutes } from './fields.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { opportunityRoutes } from './opportunities.routes.ts'
import { pipelineRoutes } from './pipelines.routes.ts'
import { planRoutes } from './plans.routes.ts'
import type { RouteContext } from './route-context.ts'
import { sessionRoutes } from './session.routes.ts'
import { setUpRoutes } from './setup.routes.ts'

/** Every address of the API. */
export function addRoutes(api: Api, deps: Deps): void {}
