import type { Entra } from '../../entra/entra.ts'
import { html, type Html } from '../html.ts'

/** Those that this Entra serves; which there are is said at the start. */
export const tenantsSection = ({ tenants }: Entra): Html =>
  html`${tenants.map(
    ({ directory, consents }) =>
      html`<h3>${directory.organisationName}</h3>
        <dl class="facts">
          <dt>Domain</dt>
          <dd><code>${directory.domain}</code></dd>
          <dt>Tenant id</dt>
          <dd><code>${directory.tenantId}</code></dd>
          <dt>Authority</dt>
          <dd><code>${directory.baseUrl}/${directory.tenantId}</code></dd>
          <dt>Dynamics</dt>
          <dd>${directory.hasEnvironment ? 'The environment is its' : 'No environment'}</dd>
          <dt>People’s own consent</dt>
          <dd>${consents.policy}</dd>
          <dt>People</dt>
          <dd>${directory.people.map(({ name, home }) => (home ? `${name} (guest)` : name)).join(', ') || 'Nobody'}</dd>
        </dl>`,
  )}
  ${
    tenants.length === 1 &&
    html`<p class="quiet small">More tenants, with guests, are laid at the start in code: <code>tenants</code>.</p>`
  }`
