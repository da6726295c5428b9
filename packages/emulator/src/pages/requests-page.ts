import { html, type Html } from './html.ts'
import type { Page } from './page.ts'
import type { RecentRequest } from './recent-requests.ts'
import { hasFailed, outcomeOf, readable, requestsTable } from './requests-table.ts'

const statuses: Readonly<Record<string, { title: string; fits: (request: RecentRequest) => boolean }>> = {
  all: { title: 'All', fits: () => true },
  failed: { title: 'Failed', fits: hasFailed },
  '2xx': { title: '2xx', fits: (request) => outcomeOf(request).startsWith('2') },
  '3xx': { title: '3xx', fits: (request) => outcomeOf(request).startsWith('3') },
  '4xx': { title: '4xx', fits: (request) => outcomeOf(request).startsWith('4') },
  '429': { title: '429', fits: (request) => outcomeOf(request) === '429' },
  '5xx': { title: '5xx', fits: (request) => outcomeOf(request).startsWith('5') },
  cut: { title: 'Cut off', fits: ({ isCutOff }) => isCutOff },
}

export interface RequestsFilter {
  status?: string
  /** Part of the method and address. */
  text?: string
}

/** The last requests that fit, newest first. */
export function requestsPage(recent: readonly RecentRequest[], { status = 'all', text = '' }: RequestsFilter): Page {
  const { fits } = statuses[status] ?? statuses['all']!
  const wanted = text.toLowerCase()
  const shown = recent.filter(
    (request) => fits(request) && readable(`${request.method} ${request.address}`).toLowerCase().includes(wanted),
  )
  return {
    title: 'Requests',
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/requests',
    body: html`<h1>Requests</h1>
      <form class="filter" method="get" action="/requests">
        <label>Status ${statusChoice(status)}</label>
        <label>Address <input type="search" name="text" value="${text}" /></label>
        <button class="button">Show</button>
      </form>
      <p class="quiet small">${shown.length} of the last ${recent.length}. Tokens, secrets and codes are masked.</p>
      ${requestsTable(shown)}`,
  }
}

const statusChoice = (chosen: string): Html =>
  html`<select name="status">
    ${Object.entries(statuses).map(
      ([value, { title }]) => html`<option value="${value}" ${value === chosen && html`selected`}>${title}</option>`,
    )}
  </select>`
