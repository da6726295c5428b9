import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Entra } from '../entra/entra.ts'
import { sessionOf } from '../entra/session-cookie.ts'
import { parametersOf } from '../entra/parameters.ts'
import type { Environment } from '../operations/environment.ts'
import { homePage } from './home-page.ts'
import { html } from './html.ts'
import { listPage } from './list-page.ts'
import { nothingPage } from './nothing-page.ts'
import { registerPageAssets, sendPage, type Page } from './page.ts'
import { recordPage } from './record-page.ts'
import type { RecentRequest } from './recent-requests.ts'
import { registerSignIn } from './register-sign-in.ts'
import { requestPage } from './request-page.ts'
import { requestsPage } from './requests-page.ts'

interface Shown {
  environment: Environment
  entra: Entra
  recent: () => readonly RecentRequest[]
}

/** The emulator's own pages. They ask for no sign-in: who can reach them is at this computer. */
export function registerPages(fastify: FastifyInstance, { environment, entra, recent }: Shown): void {
  registerPageAssets(fastify)
  fastify.get('/', (request, reply) => {
    const signedIn = sessionOf(entra, request)?.accountId
    return sendPage(reply, homePage({ environment, entra, recent: recent(), signedIn }))
  })
  registerSignIn(fastify, entra)
  fastify.get('/requests', (request, reply) => sendPage(reply, requestsPage(recent(), parametersOf(request))))
  fastify.get<{ Params: { number: string } }>('/requests/:number', ({ params }, reply) => {
    const request = recent().find(({ number }) => String(number) === params.number)
    return request ? sendPage(reply, requestPage(request)) : sendPage(reply, forgottenPage, 404)
  })
  fastify.get<{ Querystring: Record<string, unknown> }>('/main.aspx', ({ query }, reply) =>
    openApp(environment, query, reply),
  )
}

/**
 * The app's addresses: `?appid=…&pagetype=entityrecord&etn=account&id=…` and `?pagetype=entitylist&etn=account`
 * (learn.microsoft.com, "Open apps, forms, views, dialogs, and reports with a URL").
 */
function openApp(environment: Environment, query: Record<string, unknown>, reply: FastifyReply): FastifyReply {
  const { schema, store } = environment
  const { etn, id, pagetype } = query
  const table = typeof etn === 'string' ? schema.tables.get(etn) : undefined
  if (!table)
    return typeof etn === 'string' ? sendPage(reply, nothingPage(`no table ${etn}`), 404) : reply.redirect('/')
  if (pagetype === 'entitylist') return sendPage(reply, listPage(environment, table))
  // The app's own links sometimes write ids in braces.
  const row =
    typeof id === 'string' ? store.get(table.logicalName, id.replaceAll(/[{}]/g, '').toLowerCase()) : undefined
  if (!row) return sendPage(reply, nothingPage(`no ${table.labels[0]?.label ?? table.logicalName} with that id`), 404)
  return sendPage(reply, recordPage(environment, table, row))
}

const forgottenPage: Page = {
  title: 'Not here',
  service: 'Dynamics 365',
  place: '/requests',
  body: html`<h1>Not here</h1>
    <p>The emulator remembers the last requests only.</p>`,
}
