import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, type Html } from '../pages/html.ts'
import type { Entra } from './entra.ts'
import { personById } from './directory.ts'
import { parametersOf } from './parameters.ts'

/** The requests for an administrator's consent, with the buttons an administrator of the tenant would have. */
export function consentRequests({ directory, consents }: Entra): Html {
  const requests = consents.requests()
  if (requests.length === 0) return html`<p class="quiet">None.</p>`
  return html`<table class="requests">
    <thead>
      <tr>
        <th>Who</th>
        <th>Reason</th>
        <th>Status</th>
      </tr>
    </thead>
    <tbody>
      ${requests.map(
        ({ id, personId, reason, status, reviewResult }) =>
          html`<tr>
            <td>${personById(directory, personId)?.name ?? personId}</td>
            <td>${reason}</td>
            <td>${status === 'InProgress' ? reviewForm(id) : (reviewResult ?? status)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

// Nobody can guess the id, so that no page of another site can send this form.
const reviewForm = (id: string): Html =>
  html`<form method="post" action="/consent-requests/${id}">
    <button class="button" name="result" value="Deny">Deny</button>
    <button class="button primary" name="result" value="Approve">Approve</button>
  </form>`

/** POST `/consent-requests/{id}`, of the emulator's own page. */
export function reviewConsentRequest({ consents }: Entra, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { id } = request.params as { id: string }
  const { result } = parametersOf(request)
  const open = consents.requests().some((each) => each.id === id && each.status === 'InProgress')
  if (open && (result === 'Approve' || result === 'Deny')) consents.review(id, result)
  return reply.redirect('/', 303)
}
