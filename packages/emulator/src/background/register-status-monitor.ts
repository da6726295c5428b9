import type { FastifyInstance } from 'fastify'
import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { errorReply } from '../http/error-reply.ts'
import { plainHeaders } from '../http/plain-headers.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import type { Environment } from '../operations/environment.ts'
import { backgroundOperationsOf, cancel, statusOf } from './background-operation.ts'

/** `/api/backgroundoperation/<id>`, beside the Web API: GET tells how far a background operation is, DELETE cancels it. */
export function registerStatusMonitor(scope: FastifyInstance, environment: Environment): void {
  scope.route<{ Params: { id: string } }>({
    method: ['GET', 'DELETE'],
    url: '/api/backgroundoperation/:id',
    exposeHeadRoute: false,
    handler: async (incoming, reply) => {
      const { method } = incoming
      const request: ServiceRequest = {
        method,
        path: '',
        query: '',
        headers: plainHeaders(incoming),
        body: '',
        version: '',
      }
      let answered: ServiceReply
      try {
        const answer = await answerFor(environment, request, incoming.params.id)
        answered = { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) }
      } catch (failure) {
        answered = errorReply(failure, request, environment.switches, environment.newId())
      }
      return reply
        .code(answered.status)
        .headers(answered.headers)
        .send(answered.body === undefined ? undefined : Buffer.from(answered.body))
    },
  })
}

async function answerFor(environment: Environment, request: ServiceRequest, id: string): Promise<object> {
  const { userId } = await environment.authenticate(request)
  const operation = backgroundOperationsOf(environment.store).get(id.toLowerCase())
  if (!operation) throw new DataverseFault(404, '', `Could not find item '${id}'.`)
  if (operation.userId !== userId) throw new NotEmulated('the background operation of another user')
  return request.method === 'DELETE' ? cancel(operation) : statusOf(operation)
}
