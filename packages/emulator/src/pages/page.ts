import type { FastifyInstance, FastifyReply } from 'fastify'
import { html, type Html } from './html.ts'
import { stylesheet } from './stylesheet.ts'

export interface Page {
  title: string
  /** Which of the two services the page stands in for. */
  service: 'Entra ID' | 'Dynamics 365'
  body: Html
  layout?: 'card' | 'wide'
  /** Which of the emulator's own pages it belongs to; those of the services have none. */
  place?: keyof typeof places
}

const places = {
  '/': 'Overview',
  '/requests': 'Requests',
  '/controls': 'Controls',
  '/entra': 'Entra',
  '/tables': 'Tables',
}

const notes = {
  'Entra ID':
    'This page belongs to an emulator on this computer. It asks for no password and sends nothing to Microsoft.',
  'Dynamics 365':
    'This page belongs to an emulator on this computer. It shows invented data and is not a Microsoft page.',
}

export function renderPage({ title, service, body, place, layout = 'card' }: Page): string {
  const markup = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title} · Emulated ${service}</title>
      <link rel="stylesheet" href="/emulator.css" />
    </head>
    <body class="${layout}">
      <main>
        <p class="service"><span class="mark" aria-hidden="true"></span>Emulated ${service}</p>
        ${place !== undefined && navigation(place)} ${body}
      </main>
      <footer>${notes[service]}</footer>
    </body>
  </html>`
  return `<!doctype html>\n${markup.toString()}\n`
}

const navigation = (place: keyof typeof places): Html =>
  html`<nav>
    ${Object.entries(places).map(
      ([address, title]) => html`<a href="${address}" ${address === place && html`aria-current="page"`}>${title}</a>`,
    )}
  </nav>`

/** No script and no outside resource may run on these pages; forms may lead on to the application's own address. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

export function sendPage(reply: FastifyReply, page: Page, status = 200): FastifyReply {
  return reply.code(status).headers(securityHeaders).type('text/html; charset=utf-8').send(renderPage(page))
}

export function registerPageAssets(fastify: FastifyInstance): void {
  fastify.get('/emulator.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(stylesheet))
  fastify.get('/emulator-submit.js', (_request, reply) =>
    // Only saves a click: without JavaScript the page's own button sends the same form.
    reply.type('text/javascript; charset=utf-8').send('document.forms[0].submit()\n'),
  )
  fastify.get('/favicon.ico', (_request, reply) => reply.code(204).send())
}
