import { hiddenFields, html } from '../pages/html.ts'
import type { Page } from '../pages/page.ts'
import type { AccountState } from './accounts.ts'
import type { Asking } from './attempt.ts'
import type { Person } from './directory.ts'

/** Where the second factor would be asked for; who has none registered is led through that on the way. */
export function mfaPage({ parameters }: Asking, person: Person, mfa: AccountState['mfa']): Page {
  const enrols = mfa === 'not-registered'
  const title = enrols ? 'More information required' : 'Approve sign-in request'
  return {
    service: 'Entra ID',
    title,
    body: html`<p class="quiet small">${person.username}</p>
      <h1>${title}</h1>
      <p>
        ${
          enrols
            ? 'The organisation asks for a second factor, and none is registered yet. Nothing has to be set up here: say that it was.'
            : 'The organisation asks for a second factor. There is no telephone to look at here: say how it went.'
        }
      </p>
      <form method="post">
        ${hiddenFields({ ...parameters, account: person.objectId })}
        <div class="actions">
          <button class="button" name="decision" value="mfa-failed">I cannot</button>
          <button class="button primary" name="decision" value="mfa">${enrols ? 'It is set up' : 'Approved'}</button>
        </div>
      </form>`,
  }
}
