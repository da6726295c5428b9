import { hiddenFields, html } from '../pages/html.ts'
import type { Page } from '../pages/page.ts'
import type { Asking } from './attempt.ts'
import type { Person } from './directory.ts'

/** Where people may ask an administrator to consent: the prompt with its request (AADSTS90095). */
export function approvalRequiredPage({ directory, parameters }: Asking, person: Person): Page {
  const { application, organisationName } = directory
  return {
    service: 'Entra ID',
    title: 'Approval required',
    body: html`<p class="quiet small">${person.username}</p>
      <h1>Approval required</h1>
      <p>
        <b>${application.name}</b> may use Dynamics 365 at ${organisationName} once an administrator has approved it.
        Say what you need it for, and the administrators will see your request.
      </p>
      <form method="post">
        ${hiddenFields({ ...parameters, account: person.objectId })}
        <label class="field"
          ><span>Why do you need this app?</span><textarea name="reason" rows="3" required></textarea>
        </label>
        <div class="actions">
          <button class="button" name="decision" value="cancel" formnovalidate>Cancel</button>
          <button class="button primary" name="decision" value="request">Request approval</button>
        </div>
      </form>`,
  }
}

/** The request waits for an administrator; the way back to the application ends in AADSTS90095. */
export function requestSentPage({ directory, parameters }: Asking, person: Person): Page {
  return {
    service: 'Entra ID',
    title: 'Request sent',
    body: html`<p class="quiet small">${person.username}</p>
      <h1>Request sent</h1>
      <p>
        The administrators of ${directory.organisationName} were asked to approve <b>${directory.application.name}</b>.
        Until one of them does, you cannot use it.
      </p>
      <form method="post">
        ${hiddenFields({ ...parameters, account: person.objectId })}
        <div class="actions"><button class="button primary" name="decision" value="back">Back to the app</button></div>
      </form>`,
  }
}
