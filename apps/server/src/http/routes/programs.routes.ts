import { listPrograms, Program, withdrawProgram } from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { IdParams, type RouteContext, signedIn } from './route-context.ts'

const ProgramList = z.object({ items: z.array(Program) }).meta({ id: 'ProgramList' })

const shared = { tags: ['Session'], security: signedIn }

/** What acts in the name of whoever is signed in, by a connect link. */
export function programRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.get(
    '/api/connection/programs',
    {
      schema: {
        ...shared,
        operationId: 'listPrograms',
        summary: 'The programs that may act in the name of the person who is signed in',
        response: { 200: ProgramList },
      },
    },
    async (request) => ({ items: await listPrograms(deps, actorOf(request)) }),
  )
  api.delete(
    '/api/connection/programs/:id',
    {
      schema: {
        ...shared,
        operationId: 'withdrawProgram',
        summary: 'From now on the program does not act in the name of the person who is signed in',
        params: IdParams,
        response: { 204: z.null().describe('It does not.') },
      },
    },
    async (request, reply) => {
      await withdrawProgram(deps, actorOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
