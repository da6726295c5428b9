import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Entra } from '../entra/entra.ts'
import { forgetSession, startSession } from '../entra/session-cookie.ts'
import { refuseOtherSites } from './refuse-other-sites.ts'

/** The buttons beside the people: a browser's session at Entra, as picking the account would start it. */
export function registerSignIn(fastify: FastifyInstance, entra: Entra): void {
  void fastify.register(async (scope) => {
    await scope.register(formbody)
    scope.addHook('onRequest', refuseOtherSites)
    scope.post<{ Params: { key: string } }>('/people/:key/sign-in', (request, reply) => {
      const person = entra.directory.people.find(({ key }) => key === request.params.key)
      if (person) startSession(entra, reply, person)
      return reply.redirect('/#people', 303)
    })
    scope.post('/people/:key/sign-out', (request, reply) => {
      forgetSession(entra, request, reply)
      return reply.redirect('/#people', 303)
    })
  })
}
