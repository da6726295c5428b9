import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    sessionCookieName: string
  }
}

/** By https with the prefix that no other host of the domain, and nothing on plain http, can set a cookie with. */
export function nameSessionCookie(app: FastifyInstance, { https }: { https: boolean }): void {
  app.decorate('sessionCookieName', https ? '__Host-liaison_session' : 'liaison_session')
}

/** The browser's session, as it says; whether it exists is for the domain to say. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[request.server.sessionCookieName]
}

/** Lax, so that coming back from Microsoft's sign-in pages carries it. */
export function setSessionCookie(
  reply: FastifyReply,
  value: string,
  { secure, maxAgeSeconds }: { secure: boolean; maxAgeSeconds: number },
): void {
  const { sessionCookieName } = reply.server
  reply.setCookie(sessionCookieName, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: maxAgeSeconds,
  })
}

export function clearSessionCookie(reply: FastifyReply): void {
  const { sessionCookieName } = reply.server
  // Browsers take a cookie with this prefix, also an empty one, only with Secure.
  reply.clearCookie(sessionCookieName, { path: '/', secure: sessionCookieName.startsWith('__Host-') })
}
