import { consentRequests } from '../entra/consent-requests-page.ts'
import type { Directory } from '../entra/directory.ts'
import type { Entra } from '../entra/entra.ts'
import type { Environment } from '../operations/environment.ts'
import { html, type Html } from './html.ts'
import type { Page } from './page.ts'
import { peopleSection } from './people-section.ts'
import type { RecentRequest } from './recent-requests.ts'
import { requestsTable } from './requests-table.ts'

/** Tables a newcomer would look at first. */
const shownTables = ['account', 'contact', 'opportunity', 'lead', 'appointment', 'annotation']

const shownRequests = 12

interface Home {
  environment: Environment
  entra: Entra
  recent: readonly RecentRequest[]
  /** Id of the account that is signed in in this browser. */
  signedIn: string | undefined
}

/** The emulator's own page: who is here, how to connect, and what was asked lately. */
export function homePage({ environment, entra, recent, signedIn }: Home): Page {
  const { directory } = entra
  const { organisation } = environment
  return {
    title: organisation.friendlyName,
    service: 'Dynamics 365',
    layout: 'wide',
    place: '/',
    body: html`<h1>${organisation.friendlyName}</h1>
      <p class="quiet">
        A Dynamics 365 Sales organisation with its Entra ID tenant, on this computer. Everything in it is invented.
      </p>
      <h2>Connect</h2>
      ${settings(environment, directory)}
      <h2 id="people">People</h2>
      ${peopleSection(directory, signedIn)}
      ${
        entra.consents.requests().length > 0 &&
        html`<h2>Requests for an administrator’s consent</h2>
          ${consentRequests(entra)}`
      }
      <h2>Rows</h2>
      ${tables(environment)}
      <p class="small"><a href="/tables">All tables</a></p>
      <h2>Recent requests</h2>
      ${requestsTable(recent.slice(0, shownRequests))}
      <p class="small"><a href="/requests">All requests</a></p>`,
  }
}

function settings({ organisation }: Environment, { application, tenantId, baseUrl }: Directory): Html {
  const facts: [string, string | Html][] = [
    ['Environment', organisation.environmentUrl],
    ['Authority', `${baseUrl}/${tenantId}`],
    ['Tenant id', tenantId],
    ['Organization id', organisation.organizationId],
    ['Client id', application.clientId],
    [
      'Client secret',
      html`<details>
        <summary>Show</summary>
        ${application.clientSecret}
      </details>`,
    ],
    ['Redirect addresses', application.redirectUris?.join('\n') ?? 'any on this computer'],
    ['Scope', `${organisation.environmentUrl}/user_impersonation offline_access openid profile`],
  ]
  return html`<dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
    </dl>
    <p class="small">
      <a href="/${tenantId}/v2.0/.well-known/openid-configuration">OpenID configuration</a> ·
      <a href="/${tenantId}/v2.0/adminconsent?${adminConsentQuery(application.clientId, baseUrl)}">Admin consent</a> ·
      <span class="quiet">Web API: <code>/api/data/v9.2/</code>, with a token</span>
    </p>`
}

const adminConsentQuery = (clientId: string, baseUrl: string): string =>
  new URLSearchParams({ client_id: clientId, scope: `${baseUrl}/.default`, redirect_uri: `${baseUrl}/` }).toString()

function tables({ schema, store }: Environment): Html {
  const shown = shownTables.map((name) => schema.tables.get(name)).filter((table) => table !== undefined)
  return html`<ul class="links">
    ${shown.map(
      (table) =>
        html`<li>
          <a href="/main.aspx?pagetype=entitylist&etn=${table.logicalName}"
            >${table.collectionLabels[0]?.label ?? table.logicalName}</a
          >
          <span class="quiet">${store.count(table.logicalName)}</span>
        </li>`,
    )}
  </ul>`
}
