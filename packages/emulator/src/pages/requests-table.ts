import { html, type Html } from './html.ts'
import type { RecentRequest } from './recent-requests.ts'

/** What a request came to, in a word: its status, or that nobody got one. */
export const outcomeOf = ({ reply, isCutOff }: RecentRequest): string =>
  isCutOff ? 'cut off' : reply ? String(reply.status) : 'open'

export const hasFailed = (request: RecentRequest): boolean => request.isCutOff || (request.reply?.status ?? 0) >= 400

export function requestsTable(requests: readonly RecentRequest[]): Html {
  if (requests.length === 0) return html`<p class="quiet">None.</p>`
  return html`<table class="requests">
    <thead>
      <tr>
        <th class="time">Time, UTC</th>
        <th>Request</th>
        <th class="number">Status</th>
        <th class="number">ms</th>
      </tr>
    </thead>
    <tbody>
      ${requests.map((request) => {
        const { number, at, method, address, reply } = request
        return html`<tr>
          <td class="time">${at.toISOString().slice(11, 19)}</td>
          <td>
            <a href="/requests/${number}"><code>${method} ${readable(address)}</code></a>
          </td>
          <td class="number${hasFailed(request) ? ' failed' : ''}">${outcomeOf(request)}</td>
          <td class="number">${reply?.durationMs.toFixed(1)}</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

/** Without the escapes of addresses, where that changes nothing but how it reads. */
export function readable(address: string): string {
  try {
    return decodeURIComponent(address.replaceAll('+', ' '))
  } catch {
    return address
  }
}
