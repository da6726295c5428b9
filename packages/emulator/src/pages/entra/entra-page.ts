import type { Entra } from '../../entra/entra.ts'
import { html, type Html } from '../html.ts'
import { sectionHead, type Outcome } from '../outcome.ts'
import type { Page } from '../page.ts'
import { accountsSection } from './accounts-section.ts'
import { applicationSection, assignmentSection, resourceSection } from './application-section.ts'
import { channelsSection } from './channels-section.ts'
import { consentSection } from './consent-section.ts'
import { policiesSection } from './policies-section.ts'
import { tenantsSection } from './tenants-section.ts'

/** Entra as it stands, with what an administrator of the tenant could change in it. */
export function entraPage(entra: Entra, outcome: Outcome = {}): Page {
  const head = (id: string, title: string): Html => sectionHead(id, title, outcome)
  return {
    title: 'Entra',
    service: 'Entra ID',
    layout: 'wide',
    place: '/entra',
    body: html`<h1>Entra</h1>
      <p class="quiet small">
        Each form is a request to the admin API: <code>POST /emulator/entra/…</code> with JSON does the same. Forms show
        what holds now.
      </p>
      ${head('accounts', 'Accounts')} ${accountsSection(entra)} ${head('consent', 'Consent')} ${consentSection(entra)}
      ${head('policies', 'Conditional Access')} ${policiesSection(entra)} ${head('assignment', 'Assignment')}
      ${assignmentSection(entra)} ${head('application', 'The application')} ${applicationSection(entra)}
      ${head('resource', 'Dynamics in the tenant')} ${resourceSection(entra)} ${head('tenants', 'Tenants')}
      ${tenantsSection(entra)} ${head('channels', 'Where a refusal is told')} ${channelsSection(entra)}`,
  }
}
