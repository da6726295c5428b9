import type { FastifyInstance } from 'fastify'
import type { ServiceReply, ServiceRequest } from './service-request.ts'

/** As in published traces of the service. */
const exposed =
  'Preference-Applied,OData-EntityId,Location,ETag,OData-Version,Content-Encoding,Transfer-Encoding,Content-Length,Retry-After,REQ_ID'

/** Pages of any origin may call the Web API (learn.microsoft.com, "Use OAuth with Cross-Origin Resource Sharing"). */
export function allowOtherOrigins(scope: FastifyInstance): void {
  scope.addHook('onSend', (request, reply, payload, done) => {
    if (request.headers.origin !== undefined && request.url.startsWith('/api/')) {
      void reply.header('access-control-allow-origin', '*')
      // Replies with files expose headers of their own.
      if (!reply.hasHeader('access-control-expose-headers')) void reply.header('access-control-expose-headers', exposed)
    }
    done(null, payload)
  })
}

/** What a browser asks before it sends such a request. No such answer is on record: it allows what was asked for. */
export function preflightReply({ method, headers }: ServiceRequest): ServiceReply | undefined {
  const asked = headers['access-control-request-method']
  if (method !== 'OPTIONS' || headers['origin'] === undefined || asked === undefined) return undefined
  const wanted = headers['access-control-request-headers']
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': asked,
      ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
    },
  }
}
