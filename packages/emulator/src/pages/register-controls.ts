import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { adminVerbs } from '../admin/admin-verbs.ts'
import { parametersOf } from '../entra/parameters.ts'
import { controlsPage, type ControlsShown, type Outcome, sectionOf } from './controls-page.ts'
import { bodyOf } from './form-fields.ts'
import { sendPage } from './page.ts'
import { refuseOtherSites } from './refuse-other-sites.ts'

/** `/controls`: the admin API for people. A form is made into the body it stands for and goes the same way as a program's. */
export function registerControls(fastify: FastifyInstance, shown: () => ControlsShown): void {
  const send = (reply: FastifyReply, outcome: Outcome, status = 200): FastifyReply =>
    sendPage(reply, controlsPage(shown(), outcome), status)
  void fastify.register(async (scope) => {
    await scope.register(formbody)
    scope.addHook('onRequest', refuseOtherSites)
    scope.get('/controls', (request, reply) => {
      const { done } = parametersOf(request)
      return send(reply, done === undefined ? {} : { path: done })
    })
    scope.post<{ Params: { '*': string } }>('/controls/*', async (request, reply) => {
      const path = request.params['*']
      const schema = adminVerbs.get(path)?.schema
      if (!schema || !('properties' in schema)) return send(reply, { failed: `There is no form for ${path}.` }, 404)
      const payload = bodyOf(schema, parametersOf(request))
      const answer = await fastify.inject({ method: 'POST', url: `/emulator/${path}`, payload })
      if (answer.statusCode === 200)
        return reply.redirect(`/controls?done=${encodeURIComponent(path)}#${sectionOf(path)}`, 303)
      return send(reply, { path, failed: answer.json<{ error: string }>().error }, 400)
    })
  })
}
