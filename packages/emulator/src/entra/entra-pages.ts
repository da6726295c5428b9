import { hiddenFields, html, type Html } from '../pages/html.ts'
import type { Page } from '../pages/page.ts'
import type { Asking } from './attempt.ts'
import type { Person } from './directory.ts'
import { type EntraFault } from './entra-fault.ts'
import type { Trace } from './trace.ts'

const service = 'Entra ID' as const

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')

/** `people` first to last, whoever is hinted at before all; a user name may be typed as well. */
export function accountPickerPage(
  { directory, parameters, people }: Asking & { people: readonly Person[] },
  hint?: string,
): Page {
  const hinted = people.filter((person) => person.username.toLowerCase() === hint?.toLowerCase())
  const ordered = [...hinted, ...people.filter((person) => !hinted.includes(person))]
  return {
    service,
    title: 'Pick an account',
    body: html`<h1>Pick an account</h1>
      <p class="quiet">to continue to ${directory.application.name}</p>
      <form method="post">
        ${hiddenFields(parameters)}
        <ul class="people">
          ${ordered.map((person) => html`<li>${personButton(person)}</li>`)}
        </ul>
      </form>
      <form method="post">
        ${hiddenFields(parameters)}
        <label class="field"><span>Another account</span><input name="username" type="email" required /></label>
        <div class="actions"><button class="button">Next</button></div>
      </form>`,
  }
}

function personButton({ objectId, name, username, about }: Person): Html {
  return html`<button class="person" name="account" value="${objectId}">
    <span class="initials" aria-hidden="true">${initials(name)}</span>
    <span><b>${name}</b><small>${username}</small><small>${about}</small></span>
  </button>`
}

const permission = html`<div class="permission">
    <b>Use Dynamics 365 as you</b>
    <span
      >The app may read and change sales data in Dynamics, with your own rights and in your name. It can do nothing
      there that you could not do yourself. (<code>user_impersonation</code> on Dynamics CRM)</span
    >
  </div>
  <div class="permission">
    <b>Keep that access when you are away</b>
    <span
      >The app may go on until you or an administrator takes the permission back. (<code>offline_access</code>)</span
    >
  </div>`

const permissionForAll = html`<div class="permission">
  <b>Use Dynamics 365 as the signed-in person</b>
  <span
    >For each person who signs in, the app may read and change sales data in Dynamics with that person's own rights and
    in that person's name. (<code>user_impersonation</code> on Dynamics CRM)</span
  >
</div>`

export function consentPage({ directory, parameters }: Asking, person: Person): Page {
  const { application, organisationName } = directory
  return {
    service,
    title: 'Permissions requested',
    body: html`<p class="quiet small">${person.username}</p>
      <h1>Permissions requested</h1>
      <p><b>${application.name}</b> would like to:</p>
      ${permission}
      <form method="post">
        ${hiddenFields({ ...parameters, account: person.objectId })}
        ${
          person.isEntraAdmin &&
          html`<label class="check"
            ><input type="checkbox" name="for_organisation" value="yes" />
            <span>Consent on behalf of ${organisationName}: nobody else will be asked</span></label
          >`
        }
        <div class="actions">
          <button class="button" name="decision" value="cancel">Cancel</button>
          <button class="button primary" name="decision" value="accept">Accept</button>
        </div>
      </form>`,
  }
}

export function adminConsentPage({ directory, parameters }: Asking, person: Person): Page {
  const { application, organisationName } = directory
  return {
    service,
    title: 'Permissions requested for your organisation',
    body: html`<p class="quiet small">${person.username}</p>
      <h1>Permissions requested</h1>
      <p>Review for everybody at ${organisationName}. <b>${application.name}</b> would like to:</p>
      ${permissionForAll}
      <p class="small quiet">If you accept, everybody of the organisation may use the app without being asked.</p>
      <form method="post">
        ${hiddenFields({ ...parameters, account: person.objectId })}
        <div class="actions">
          <button class="button" name="decision" value="cancel">Cancel</button>
          <button class="button primary" name="decision" value="accept">Accept</button>
        </div>
      </form>`,
  }
}

/** AADSTS90094: the end of the road for a person who may not consent. Entra offers no way back to the application. */
export function needAdminApprovalPage({ directory }: Asking, person: Person, trace: Trace): Page {
  const { application, organisationName } = directory
  return {
    service,
    title: 'Need admin approval',
    body: html`<p class="quiet small">${person.username}</p>
      <h1>Need admin approval</h1>
      <p>
        <b>${application.name}</b> needs permission to use Dynamics 365 at ${organisationName}, and only an
        administrator can give it. Ask an administrator to approve the app before you use it.
      </p>
      <p class="warning small">AADSTS90094: an administrator of ${organisationName} has to consent.</p>
      ${traceList(trace)}`,
  }
}

/** AADSTS90094 at the administrators' own link. */
export function notAnAdminPage(asking: Asking, person: Person, trace: Trace): Page {
  const page = needAdminApprovalPage(asking, person, trace)
  return {
    ...page,
    body: html`${page.body}
      <form method="post">
        ${hiddenFields({ ...asking.parameters, account: '' })}
        <div class="actions"><button class="button">Use another account</button></div>
      </form>`,
  }
}

export function faultPage(fault: EntraFault, trace: Trace): Page {
  return {
    service,
    title: 'Sign-in is not possible',
    body: html`<h1>You cannot be signed in</h1>
      <p>The request that brought you here was refused. Nobody was signed in, and the app was not told.</p>
      <p class="warning">AADSTS${fault.aadsts}: ${fault.message}</p>
      ${traceList(trace)}`,
  }
}

export function notEmulatedPage(feature: string): Page {
  return {
    service,
    title: 'Not emulated',
    body: html`<h1>Not emulated</h1>
      <p>The emulator does not emulate ${feature}, and does not guess an answer.</p>`,
  }
}

export function signedOutPage(): Page {
  return {
    service,
    title: 'Signed out',
    body: html`<h1>You signed out</h1>
      <p>The emulated session in this browser has ended.</p>`,
  }
}

/** `response_mode=form_post`: the answer travels in a form. */
export function formPostPage(address: string, fields: Record<string, string>): Page {
  return {
    service,
    title: 'Working…',
    body: html`<h1>Back to the app</h1>
      <form method="post" action="${address}">
        ${hiddenFields(fields)}
        <div class="actions"><button class="button primary">Continue</button></div>
      </form>
      <script src="/emulator-submit.js"></script>`,
  }
}

function traceList({ traceId, correlationId, timestamp }: Trace): Html {
  return html`<dl class="trace">
    <dt>Request Id:</dt>
    <dd>${traceId}</dd>
    <dt>Correlation Id:</dt>
    <dd>${correlationId}</dd>
    <dt>Timestamp:</dt>
    <dd>${timestamp}</dd>
  </dl>`
}
