import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import { errorReply } from '../http/error-reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import type { Definable } from '../metadata/definition-query.ts'
import type { Environment } from '../operations/environment.ts'
import { answerInstances } from './answer-instances.ts'
import { instanceFor } from './instance.ts'

const base = '/api/discovery/v2.0'

/**
 * The global Discovery Service, which in the real world is a host of its own: the environments of whoever calls, on the
 * address of the emulator and with the same token.
 */
export function registerDiscovery(server: FastifyInstance, environment: Environment): void {
  server.get(`${base}/*`, async (incoming, reply) => {
    const { status, headers, body } = await answer(environment, readRequest(incoming))
    return reply
      .code(status)
      .headers(headers)
      .send(body === undefined ? undefined : Buffer.from(body))
  })
}

async function answer(environment: Environment, request: ServiceRequest): Promise<ServiceReply> {
  const root = `${environment.organisation.environmentUrl}${base}`
  try {
    return answerInstances(request, root, await instances(environment, request))
  } catch (failure) {
    return errorReply(failure, request, environment.switches, environment.newId())
  }
}

/** Whom the environment does not let in does not see it. */
async function instances(environment: Environment, request: ServiceRequest): Promise<readonly Definable[]> {
  try {
    return [instanceFor(environment, await environment.authenticate(request))]
  } catch (failure) {
    if (failure instanceof HttpFault) throw challenge(environment)
    if (failure instanceof DataverseFault) return []
    throw failure
  }
}

/** The service belongs to no tenant: its challenge names the authority `common`. */
const challenge = ({ organisation: { environmentUrl } }: Environment): HttpFault =>
  new HttpFault(401, {
    'www-authenticate': `Bearer authorization_uri=${environmentUrl}/common/oauth2/authorize, resource_id=${environmentUrl}/`,
  })

function readRequest({ method, headers, raw: { url = '' } }: FastifyRequest): ServiceRequest {
  const [address = '', ...query] = url.split('?')
  return {
    method,
    version: 'v2.0',
    path: address.slice(base.length + 1),
    query: query.join('?'),
    headers: headers as Record<string, string>,
    body: '',
  }
}
