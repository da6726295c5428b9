import {
  Environment,
  EnvironmentFound,
  findEnvironment,
  readSetUp,
  SetUp,
  SetUpEnvironment,
  setUpEnvironment,
} from '@liaison/crm'
import type { Api } from '../server.ts'
import type { RouteContext } from './route-context.ts'

const tags = ['Set-up']

export function setUpRoutes(api: Api, { deps }: Pick<RouteContext, 'deps'>): void {
  api.get(
    '/api/setup',
    {
      schema: {
        operationId: 'readSetUp',
        summary: 'Whether this installation has its environment',
        tags,
        response: { 200: SetUp },
      },
    },
    async () => readSetUp(deps),
  )
  api.post(
    '/api/setup/find',
    {
      config: { limit: 'set-up' },
      schema: {
        operationId: 'findEnvironment',
        summary: 'The Dynamics environment in any address copied out of it, before it is set up. Changes nothing',
        tags,
        body: SetUpEnvironment,
        response: { 200: EnvironmentFound },
      },
    },
    async (request) => findEnvironment(deps, request.body),
  )
  api.post(
    '/api/setup/environment',
    {
      config: { limit: 'set-up' },
      schema: {
        operationId: 'setUpEnvironment',
        summary: 'Binds this installation to a Dynamics environment, from any address copied out of Dynamics',
        tags,
        body: SetUpEnvironment,
        response: { 200: Environment },
      },
    },
    async (request) => setUpEnvironment(deps, request.body),
  )
}
