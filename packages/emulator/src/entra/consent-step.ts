import { aadsts } from './aadsts.ts'
import { approvalRequiredPage, requestSentPage } from './approval-pages.ts'
import { askingOf, type Attempt, type Step } from './attempt.ts'
import type { Person } from './directory.ts'
import { consentPage, needAdminApprovalPage } from './entra-pages.ts'

/** Consent, given or asked for; nothing when it is there. */
export function consentStep(attempt: Attempt, person: Person): Step | undefined {
  const { entra, asked, choices, trace } = attempt
  const { directory, consents } = entra
  const asking = askingOf(attempt)
  const wantsToAsk = asked.prompt.has('consent') && choices.decision === undefined
  const isKnown = consents.isKnown(person.objectId, 'sign-in')
  if (isKnown && !wantsToAsk) return undefined
  if (asked.prompt.has('none')) throw aadsts(65001, directory.application.clientId, directory.application.name)
  if (choices.decision === 'cancel') throw aadsts(65004)
  const mayConsent = consents.policy === 'allowed' || person.isEntraAdmin || isKnown
  if (!mayConsent && consents.policy === 'admin-approval-workflow') return askForApproval(attempt, person)
  if (!mayConsent) return { kind: 'ask', page: needAdminApprovalPage(asking, person, trace) }
  if (choices.decision !== 'accept') return { kind: 'ask', page: consentPage(asking, person) }
  if (person.isEntraAdmin && choices.forOrganisation) consents.grant()
  // For whoever presses Accept it holds at once, however long the organisation waits.
  consents.grant(person.objectId)
  return undefined
}

/** The request is made once; whoever comes back before it was answered learns that it waits. */
function askForApproval(attempt: Attempt, person: Person): Step {
  const { entra, choices } = attempt
  const { directory, consents } = entra
  if (choices.decision === 'back') throw aadsts(90095, directory.organisationName)
  if (choices.decision === 'request' && choices.reason !== '' && !consents.openRequestOf(person.objectId))
    consents.ask(person.objectId, choices.reason)
  const page = consents.openRequestOf(person.objectId) ? requestSentPage : approvalRequiredPage
  return { kind: 'ask', page: page(askingOf(attempt), person) }
}
