import type { ServiceLimits } from '../limits/service-limits.ts'
import type { Usage } from '../limits/service-protection.ts'
import { html, type Html } from './html.ts'

export interface NamedUsage extends Usage {
  name: string
}

const counted = (amount: number, of: number): string => `${amount.toLocaleString('en')} of ${of.toLocaleString('en')}`

/** Who used how much of the limits within the window. */
export function limitsUsed(usage: readonly NamedUsage[], limits: ServiceLimits): Html {
  if (usage.length === 0) return html`<p class="quiet">Nobody has asked for anything yet.</p>`
  return html`<table class="stacked">
    <thead>
      <tr>
        <th>Who</th>
        <th>Server</th>
        <th>Requests</th>
        <th>Execution, s</th>
        <th>At once</th>
        <th>Refused for, s</th>
      </tr>
    </thead>
    <tbody>
      ${usage.map(
        ({ name, server, requests, executionMilliseconds, running, blockedMilliseconds }) =>
          html`<tr>
            <td>${name}</td>
            <td data-label="Server">${server + 1}</td>
            <td data-label="Requests">${counted(requests, limits.requests)}</td>
            <td data-label="Execution, s">
              ${counted(Math.round(executionMilliseconds / 100) / 10, limits.executionMilliseconds / 1000)}
            </td>
            <td data-label="At once">${counted(running, limits.concurrent)}</td>
            <td data-label="Refused for, s">${Math.ceil(blockedMilliseconds / 1000)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}
