import { CodedError } from '@liaison/dataverse'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses state-changing requests that a browser sends for another site. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, and `Origin` on every POST); programs that say neither carry no cookie of somebody else's.
 */
export function requireSameOrigin(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method) && isForeign(request, publicUrl)) throw new CrossSiteError()
  })
}

function isForeign(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  const origin = request.headers.origin
  return origin !== undefined && origin !== publicUrl
}

export class CrossSiteError extends CodedError {
  constructor() {
    super({
      code: 'cross_site_request',
      message: 'This request came from another website, so nothing was done.',
      help: 'Open Liaison itself and do it there. If you run Liaison behind a proxy, check that PUBLIC_URL is the address people open.',
    })
  }
}
