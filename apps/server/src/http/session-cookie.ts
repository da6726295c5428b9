import type { FastifyReply, FastifyRequest } from 'fastify'

const name = 'liaison_session'

/** The browser's session, as it says; whether it exists is for the domain to say. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[name]
}

/** Lax, so that coming back from Microsoft's sign-in pages carries it. */
export function setSessionCookie(
  reply: FastifyReply,
  value: string,
  { secure, maxAgeSeconds }: { secure: boolean; maxAgeSeconds: number },
): void {
  reply.setCookie(name, value, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: maxAgeSeconds })
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(name, { path: '/' })
}
