import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Entra } from '../entra/entra.ts'
import { parametersOf } from '../entra/parameters.ts'
import type { Environment } from '../operations/environment.ts'
import { bodyOf, type SentForm } from './body-of-form.ts'
import { formSchema } from './control-form.ts'
import { controlsPage, type ControlsShown } from './controls-page.ts'
import { entraPage } from './entra/entra-page.ts'
import { sectionOf, type Outcome } from './outcome.ts'
import { sendPage, type Page } from './page.ts'
import { nothingPage } from './nothing-page.ts'
import { refuseOtherSites } from './refuse-other-sites.ts'
import { columnAddress, tableAddress } from './schema/addresses.ts'
import { schemaPageAt } from './schema/schema-page-at.ts'

interface Shown {
  controls: () => ControlsShown
  entra: Entra
  environment: Environment
}

const addresses = ['/controls', '/entra', '/tables', '/tables/:table', '/tables/:table/:column']

/**
 * The admin API for people: `/controls`, `/entra` and `/tables`. A form is made into the body it stands for and goes the same
 * way as a program's.
 */
export function registerControls(fastify: FastifyInstance, { controls, entra, environment }: Shown): void {
  const pageAt = (address: string, outcome: Outcome): Page | undefined => {
    if (address === '/entra') return entraPage(entra, outcome)
    if (address === '/controls') return controlsPage(controls(), outcome)
    return schemaPageAt(environment, address, outcome)
  }
  const send = (reply: FastifyReply, address: string, outcome: Outcome, status = 200): FastifyReply => {
    const page = pageAt(address, outcome)
    return page ? sendPage(reply, page, status) : sendPage(reply, nothingPage(`nothing at ${address}`), 404)
  }
  void fastify.register(async (scope) => {
    await scope.register(formbody)
    scope.addHook('onRequest', refuseOtherSites)
    for (const address of addresses)
      scope.get(address, (request, reply) => {
        const { done } = parametersOf(request)
        return send(reply, request.url.replace(/\?.*/, ''), done === undefined ? {} : { path: done })
      })
    scope.post<{ Params: { '*': string } }>('/controls/*', async (request, reply) => {
      const path = request.params['*']
      const form = (request.body ?? {}) as SentForm
      const schema = formSchema(path, [form['change']].flat()[0])
      if (!schema) return send(reply, '/controls', { failed: `There is no form for ${path}.` }, 404)
      const payload = bodyOf(schema, form)
      const answer = await fastify.inject({ method: 'POST', url: `/emulator/${path}`, payload })
      const address = placeOf(path, payload)
      if (answer.statusCode === 200)
        return reply.redirect(`${address}?done=${encodeURIComponent(path)}#${sectionOf(path)}`, 303)
      return send(reply, address, { path, failed: answer.json<{ error: string }>().error }, 400)
    })
  })
}

/** The page that the form of a verb stands on. */
function placeOf(path: string, { table, column, change }: Record<string, unknown>): string {
  if (path.startsWith('entra/') || path.startsWith('consent')) return '/entra'
  if (path !== 'faults/changeSchema' || typeof table !== 'string') return '/controls'
  return change === 'add-column' || change === 'drop-column' || typeof column !== 'string'
    ? tableAddress(table)
    : columnAddress(table, column)
}
