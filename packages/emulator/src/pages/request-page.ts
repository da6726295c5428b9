import { type Excerpt, shownBody } from './body-excerpt.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'
import type { RecentRequest } from './recent-requests.ts'
import { outcomeOf, readable } from './requests-table.ts'

/** One request and its reply, as far as they were kept. */
export function requestPage(request: RecentRequest): Page {
  const { number, at, method, address, headers, body, reply, isCutOff } = request
  return {
    title: `${method} ${readable(address)}`,
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/requests',
    body: html`<p class="small quiet">Request ${number}, ${at.toISOString()}</p>
      <h1 class="address"><code>${method} ${readable(address)}</code></h1>
      ${readable(address) !== address && html`<p class="small quiet">As it was sent: <code>${address}</code></p>`}
      ${messagePart('Request', headers, body)}
      <h2>
        Reply: ${outcomeOf(request)}
        ${reply && html`<span class="quiet small">${reply.durationMs.toFixed(1)} ms</span>`}
      </h2>
      ${isCutOff && html`<p class="warning">The caller did not get ${reply ? 'the whole of this reply' : 'a reply'}.</p>`}
      ${reply ? message(reply.headers, reply.body) : html`<p class="quiet">There is none.</p>`}`,
  }
}

const messagePart = (title: string, headers: RecentRequest['headers'], body: Excerpt | undefined): Html =>
  html`<h2>${title}</h2>
    ${message(headers, body)}`

function message(headers: RecentRequest['headers'], body: Excerpt | undefined): Html {
  const shown = body && shownBody(body, headers['content-type'])
  return html`<dl class="facts headers">
      ${Object.entries(headers).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
    ${shown && shown.text !== '' && html`<pre tabindex="0">${shown.text}</pre>`}
    ${shown?.note !== undefined && html`<p class="quiet small">${shown.note}</p>`}`
}
