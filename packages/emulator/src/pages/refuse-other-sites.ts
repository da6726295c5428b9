import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * A form may be sent from anywhere, but only the emulator's own pages may change something. Browsers say where a request
 * comes from (`Sec-Fetch-Site`, and older ones `Origin`); programs say neither.
 */
export async function refuseOtherSites(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'GET') return
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  const isOwn = site === undefined ? origin === undefined || hostOf(origin) === host : site === 'same-origin'
  if (!isOwn) await reply.code(403).type('text/plain').send('Only the pages of the emulator may do that.')
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
