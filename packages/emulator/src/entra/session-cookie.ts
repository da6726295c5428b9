import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entra } from './entra.ts'
import type { Person } from './directory.ts'
import type { Session } from './entra-state.ts'

const cookieName = 'emulated-entra-session'

/** Who is signed in in this browser, so that the next application needs no second choice. */
export function sessionOf({ state }: Entra, request: FastifyRequest): Session | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const id = pairs.find(([name]) => name === cookieName)?.[1]
  return id === undefined ? undefined : state.sessions.get(id)
}

export function startSession({ state }: Entra, reply: FastifyReply, person: Person): Session {
  const { id, session } = state.startSession(person)
  setCookie(reply, id)
  return session
}

/** Ends it for this browser, on this computer and here. */
export function forgetSession(entra: Entra, request: FastifyRequest, reply: FastifyReply): void {
  const session = sessionOf(entra, request)
  for (const [id, each] of entra.state.sessions) if (each === session) entra.state.sessions.delete(id)
  setCookie(reply, '; Max-Age=0')
}

function setCookie(reply: FastifyReply, value: string): void {
  const secure = reply.request.protocol === 'https' ? '; Secure' : ''
  void reply.header('set-cookie', `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}`)
}
