import type { EntraState, PlannedRefusal } from '../entra/entra-state.ts'
import type { PlannedFault } from '../faults/request-faults.ts'
import { html, type Html } from './html.ts'

/** `throttle: 2 requests, of POST, to accounts`. */
export function requestFaultInWords({ verb, left, aim: { every, method, path } }: PlannedFault): string {
  const parts = [
    countOf(left),
    every !== undefined && `one in ${every}`,
    method !== undefined && `of ${method.toUpperCase()}`,
    path !== undefined && `to ${path}`,
  ]
  return `${verb}: ${parts.filter((part) => part !== false).join(', ')}`
}

export const refusalsInWords = ({ plannedRefusals, plannedSignInRefusals }: EntraState): string[] => [
  ...plannedRefusals.map((refusal) => refusalInWords('refuseToken', refusal)),
  ...plannedSignInRefusals.map((refusal) => refusalInWords('refuseSignIn', refusal)),
]

const refusalInWords = (verb: string, { aadsts, requests }: PlannedRefusal): string =>
  `${verb} with AADSTS${aadsts}: ${countOf(requests)}`

const countOf = (left: number): string =>
  left === Infinity ? 'all requests' : `${left} request${left === 1 ? '' : 's'}`

export const plannedFaults = (planned: readonly string[]): Html =>
  planned.length === 0
    ? html`<p class="quiet">Nothing is planned.</p>`
    : html`<p>Planned, and used up by the requests that it meets:</p>
        <ul class="planned">
          ${planned.map((each) => html`<li><code>${each}</code></li>`)}
        </ul>`
