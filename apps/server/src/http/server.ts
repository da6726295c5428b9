import fastifyCookie from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import { serveApiReference } from './api-reference.ts'
import { limitAttempts } from './attempt-limits.ts'
import { answerErrors } from './errors.ts'
import { describeApi } from './openapi.ts'
import { requireSameOrigin } from './same-origin.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { nameSessionCookie } from './session-cookie.ts'
import type { CountShared } from './shared-attempts.ts'
import { serveWebApp } from './web-app.ts'

/** The largest body: a plan of many changes with long notes. */
const bodyLimitBytes = 1024 * 1024

export interface HttpServerOptions {
  publicUrl: string
  /** Where the built web app lies. */
  webFolder: string
  /** Addresses of proxies whose word counts for where a request came from; nobody's when absent. */
  trustProxy?: readonly string[] | undefined
  /** Counts attempts for all servers, where there may be more than this one. */
  countShared?: CountShared | undefined
  onEvent: (event: HttpEvent) => void
}

export type HttpEvent = { event: 'http.failed'; requestId: string; method: string; path: string; reason: string }

/** Everything around the routes; `addRoutes` brings those. */
export async function createHttpServer(
  options: HttpServerOptions,
  addRoutes: (app: Api) => void,
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { ignoreTrailingSlash: true },
  })
  // A body that is not JSON has no business here, and text/plain is what a foreign page may send unasked.
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const https = options.publicUrl.startsWith('https:')
  answerErrors(app, options.onEvent)
  addSecurityHeaders(app, { https })
  nameSessionCookie(app, { https })
  requireSameOrigin(app, options.publicUrl)
  limitAttempts(app, options.countShared)
  await app.register(fastifyCookie)
  await describeApi(app)
  app.after(() => addRoutes(app.withTypeProvider<ZodTypeProvider>()))
  serveApiReference(app)
  await serveWebApp(app, options.webFolder)
  await app.ready()
  return app
}

function typed(app: FastifyInstance) {
  return app.withTypeProvider<ZodTypeProvider>()
}

/** The server as routes see it: schemas are zod's. */
export type Api = ReturnType<typeof typed>
