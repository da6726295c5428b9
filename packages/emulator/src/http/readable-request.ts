import type { FastifyError } from 'fastify'
import { DataverseFault, HttpFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { apiVersionNotUnderstood, noRoute } from '../errors/faults.ts'
import type { ServiceRequest } from './service-request.ts'

const versions = new Set(['v9.0', 'v9.1', 'v9.2'])
const methods = new Set(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])

/** @throws {DataverseFault} for an address that leads to no version, or to one that is not emulated. */
export function requireVersion(request: ServiceRequest | undefined, url: string): ServiceRequest {
  if (request && versions.has(request.version)) return request
  if (request) throw new NotEmulated(`version ${request.version} of the Web API`)
  const version = /\/api\/data\/([^/?]+)/.exec(url)?.[1]
  throw version === undefined ? noRoute(url) : apiVersionNotUnderstood(version)
}

/** 32,768 characters with GET; within a batch twice as many (page "Use OData to query data"). */
const longestUrl = 32 * 1024

/** @throws {HttpFault} 414: no page says in which words. */
export function requireShort({ method }: ServiceRequest, url: string): void {
  if (method === 'GET' && url.length > longestUrl) throw new HttpFault(414, {})
}

/**
 * A body is JSON and says so (page "Compose HTTP requests and handle errors"), or says nothing, as in some of the pages'
 * examples. With which words another type is refused no page tells.
 */
export function requireReadable({ method, path, headers, body }: ServiceRequest): void {
  if (!methods.has(method)) throw new NotEmulated(`the method ${method}`)
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (body === '' || type === '' || type === 'application/json' || path === '$batch') return
  throw new NotEmulated(`a body of the type ${type}`)
}

/** What is refused before it is read. Anything else is a defect. */
export function unreadFault({ code }: FastifyError): DataverseFault | undefined {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new DataverseFault(413, '0x8004418a', 'Request message length is too large.')
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? new NotEmulated('a body of such a content type') : undefined
}
