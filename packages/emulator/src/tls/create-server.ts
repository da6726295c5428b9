import fastify, { type FastifyInstance } from 'fastify'
import type { SelfSignedCertificate } from './self-signed-certificate.ts'

/** Node's own limit of 16 KB for a request's head is below the service's 32 KB for an address. */
const maxHeaderSize = 64 * 1024

/** What the admin API is sent is refused when it does not fit, and never bent until it does. */
const ajv = { customOptions: { coerceTypes: false, removeAdditional: false } } as const

/** With TLS when there is a certificate. */
export function createServer(tls: SelfSignedCertificate | undefined): FastifyInstance {
  const common = { forceCloseConnections: true, ajv } as const
  if (!tls) return fastify({ ...common, http: { maxHeaderSize } })
  const https = { maxHeaderSize, cert: tls.certificate, key: tls.privateKey }
  return fastify({ ...common, https })
}
