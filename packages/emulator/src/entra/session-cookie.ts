import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Entra } from './entra.ts'
import { personById, type Person } from './directory.ts'

const cookieName = 'emulated-entra-session'

/** Who is signed in in this browser, so that the next application needs no second choice. */
export function signedInPerson({ directory, state }: Entra, request: FastifyRequest): Person | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  const id = pairs.find(([name]) => name === cookieName)?.[1]
  return personById(directory, id === undefined ? undefined : state.sessions.get(id))
}

export function rememberPerson({ state }: Entra, reply: FastifyReply, person: Person): void {
  setCookie(reply, state.startSession(person.objectId))
}

export function forgetPerson(reply: FastifyReply): void {
  setCookie(reply, '; Max-Age=0')
}

function setCookie(reply: FastifyReply, value: string): void {
  void reply.header('set-cookie', `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax`)
}
