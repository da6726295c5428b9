import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { registerStatusMonitor } from '../background/register-status-monitor.ts'
import { respondAsync } from '../background/respond-async.ts'
import { executeBatch } from '../batch/execute-batch.ts'
import { dispatch } from '../operations/dispatch.ts'
import type { Environment, Visit } from '../operations/environment.ts'
import { withImpersonation } from '../operations/impersonated-access.ts'
import { withSharing } from '../operations/shared-access.ts'
import { answerLegacySearch } from '../search/legacy-search.ts'
import { allowOtherOrigins, preflightReply } from './cross-origin.ts'
import { errorReply } from './error-reply.ts'
import { registerImages } from './image-download.ts'
import { plainHeaders } from './plain-headers.ts'
import { requireReadable, requireShort, requireVersion, unreadFault } from './readable-request.ts'
import { readSearchAddress } from './search-address.ts'
import type { ServiceReply, ServiceRequest } from './service-request.ts'

/** The service's limit for a message is 116.85 MB; a file in one request may have up to 128 MB. */
const bodyLimit = 116 * 1024 * 1024
const fileLimit = 128 * 1024 * 1024

/**
 * Serves `/api/data/v9.0|v9.1|v9.2/…` of one environment, and `/api/search/…`, which leads to the same operations.
 * Bodies are read as text, whatever their type, but for the content of files.
 */
export function registerDataverse(fastify: FastifyInstance, given: Environment): void {
  // Shares count wherever rights are asked for. The given environment stays the prototype, so later changes to it are seen.
  const environment = Object.create(given, {
    access: { value: withImpersonation(withSharing(given.access, given.schema, given.store), given.store) },
  }) as Environment
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, parsed) => parsed(null, body))
    scope.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: fileLimit },
      (_request, body, parsed) => parsed(null, body),
    )
    for (const url of ['/api/data/*', '/api/search/*'])
      scope.route({
        method: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'],
        url,
        exposeHeadRoute: false,
        handler: async (request, reply) => answer(environment, request, reply),
      })
    allowOtherOrigins(scope)
    scope.setErrorHandler((failure: FastifyError, request, reply) => {
      const refused = unreadFault(failure)
      if (!refused) throw failure
      return send(
        reply,
        errorReply(refused, readRequest(request) ?? unreadable, environment.switches, environment.newId()),
      )
    })
    registerImages(scope, environment)
    registerStatusMonitor(scope, environment)
    done()
  })
}

async function answer(environment: Environment, incoming: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const requestId = environment.newId()
  const read = readRequest(incoming)
  const { switches } = environment
  let answered: ServiceReply
  let visit: Visit | undefined
  try {
    const url = `${environment.organisation.environmentUrl}${incoming.raw.url}`
    const request = requireVersion(read, url)
    requireShort(request, url)
    const preflight = preflightReply(request)
    if (preflight) return await send(reply, preflight)
    const caller = await environment.authenticate(request)
    visit = environment.admit?.(caller, request)
    if (visit?.refusal) throw visit.refusal
    if (visit?.leave) reply.raw.once('close', () => visit?.leave?.())
    requireReadable(request)
    const later = respondAsync(environment, caller, request)
    if (!later) await environment.linger?.(request)
    const isBatch = request.path === '$batch' && request.method === 'POST'
    if (later) answered = later
    else if (request.legacySearch) answered = answerLegacySearch(environment, caller, request, request.legacySearch)
    else answered = isBatch ? await executeBatch(environment, request) : dispatch(environment, caller, request)
  } catch (failure) {
    answered = errorReply(failure, read ?? unreadable, switches, requestId)
  }
  visit?.finish?.()
  if (answered.status === 204 && reply.raw) reply.raw.statusMessage = switches.noContentReason
  const ids = { 'x-ms-service-request-id': requestId, req_id: requestId }
  return send(reply, { ...answered, headers: { ...visit?.headers?.(), ...answered.headers, ...ids } })
}

/** Bytes, because a string would make fastify rewrite the content type with a charset the service does not send. */
const send = (reply: FastifyReply, { status, headers, body }: ServiceReply): FastifyReply =>
  reply
    .code(status)
    .headers(headers)
    .send(typeof body === 'string' ? bytesOf(body) : body)

/** Nothing in place of an empty text, which fastify would give a type. */
const bytesOf = (text: string): Uint8Array | undefined => (text === '' ? undefined : Buffer.from(text))

const unreadable: ServiceRequest = { method: 'GET', path: '', query: '', headers: {}, body: '', version: '' }

/** The raw address is read, because the router's decoding would lose `%2F` and `%27` inside literals. */
function readRequest(incoming: FastifyRequest): ServiceRequest | undefined {
  const url = incoming.raw.url ?? ''
  const question = url.indexOf('?')
  const address = question < 0 ? url : url.slice(0, question)
  const target = readDataAddress(address) ?? readSearchAddress(address)
  if (!target) return undefined
  return {
    ...target,
    method: incoming.method,
    query: question < 0 ? '' : url.slice(question + 1),
    headers: plainHeaders(incoming),
    body: typeof incoming.body === 'string' ? incoming.body : '',
    ...(incoming.body instanceof Uint8Array && { bytes: incoming.body }),
  }
}

function readDataAddress(address: string): Pick<ServiceRequest, 'version' | 'path'> | undefined {
  const found = /^\/api\/data\/(v\d+\.\d+)\/?(.*)$/i.exec(address)
  return found ? { version: found[1]!, path: decodeDollar(found[2]!) } : undefined
}

/** Clients may send `%24batch` for `$batch`. */
const decodeDollar = (path: string): string => path.replaceAll(/%24/g, '$')
