import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage, type Page } from '../pages/page.ts'
import { aadsts, aadstsWith } from './aadsts.ts'
import {
  readAuthorizationRequest,
  readReplyAddress,
  requireOwnTenant,
  type AuthorizationRequest,
  type ReplyAddress,
} from './authorization-request.ts'
import { approvalRequiredPage, requestSentPage } from './approval-pages.ts'
import { personById, type Person } from './directory.ts'
import type { Entra } from './entra.ts'
import { EntraFault, EntraNotEmulated } from './entra-fault.ts'
import {
  accountPickerPage,
  consentPage,
  faultPage,
  formPostPage,
  needAdminApprovalPage,
  notEmulatedPage,
} from './entra-pages.ts'
import { parametersOf, tenantOf, type Parameters } from './parameters.ts'
import { rememberPerson, signedInPerson } from './session-cookie.ts'
import { describe, newTrace, type Trace } from './trace.ts'

const codeLifetimeMs = 10 * 60_000

/** What a step of the sign-in comes to: ask the person something, or answer the application. */
type Step = { kind: 'ask'; page: Page; status?: number } | { kind: 'answer'; fields: Record<string, string> }

interface Attempt {
  entra: Entra
  parameters: Parameters
  asked: AuthorizationRequest
  address: ReplyAddress
  trace: Trace
}

/** GET and POST `/{tenant}/oauth2/v2.0/authorize`: the application's request, and the forms of the pages it leads to. */
export async function authorize(entra: Entra, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const trace = newTrace(entra, request, reply)
  const given = parametersOf(request)
  let address: ReplyAddress | undefined
  try {
    requireOwnTenant(entra.directory, tenantOf(request))
    address = readReplyAddress(entra.directory, given)
    const asked = readAuthorizationRequest(entra.directory, given)
    const { account, decision, for_organisation: forOrganisation, reason, ...parameters } = given
    const attempt: Attempt = { entra, parameters, asked, address, trace }
    const step = decide(attempt, {
      chosen: personById(entra.directory, account),
      session: signedInPerson(entra, request),
      decision,
      forOrganisation: forOrganisation === 'yes',
      reason: reason?.trim() ?? '',
      remember: (person) => rememberPerson(entra, reply, person),
    })
    if (step.kind === 'ask') return sendPage(reply, step.page, step.status)
    return answerApplication(reply, address, step.fields)
  } catch (failure) {
    if (failure instanceof EntraNotEmulated) return sendPage(reply, notEmulatedPage(failure.feature), 501)
    if (!(failure instanceof EntraFault)) throw failure
    if (!address) return sendPage(reply, faultPage(failure, trace), 400)
    return answerApplication(reply, address, faultFields(failure, trace))
  }
}

interface Situation {
  /** Picked on the page just now. */
  chosen: Person | undefined
  session: Person | undefined
  decision: string | undefined
  forOrganisation: boolean
  /** Why an administrator should consent. */
  reason: string
  remember: (person: Person) => void
}

function decide(attempt: Attempt, situation: Situation): Step {
  const { entra, asked } = attempt
  const { directory, state } = entra
  const silent = asked.prompt.has('none')
  const person = situation.chosen ?? reusableSession(asked, situation.session)
  if (!person) {
    if (silent) throw aadsts(50058)
    return { kind: 'ask', page: accountPickerPage({ directory, parameters: attempt.parameters }, asked.loginHint) }
  }
  if (situation.chosen && situation.decision === undefined) situation.remember(person)
  if (state.assigned && !state.assigned.has(person.objectId))
    throw aadsts(50105, directory.application.name, person.username)
  return consentThen(attempt, person, situation, silent)
}

/** A session serves unless the application wants a fresh sign-in, a choice, or somebody else. */
function reusableSession({ prompt, loginHint }: AuthorizationRequest, session?: Person): Person | undefined {
  if (!session || prompt.has('login') || prompt.has('select_account')) return undefined
  return loginHint === undefined || loginHint.toLowerCase() === session.username.toLowerCase() ? session : undefined
}

function consentThen(attempt: Attempt, person: Person, situation: Situation, silent: boolean): Step {
  const { entra, asked, parameters, trace } = attempt
  const { directory, consents } = entra
  const asking = { directory, parameters }
  const wantsToAsk = asked.prompt.has('consent') && situation.decision === undefined
  if (consents.has(person.objectId) && !wantsToAsk) return grant(attempt, person)
  if (silent)
    throw aadstsWith(
      65001,
      { oauthError: 'interaction_required' },
      directory.application.clientId,
      directory.application.name,
    )
  if (situation.decision === 'cancel') throw aadsts(65004)
  const mayConsent = consents.policy === 'allowed' || person.isEntraAdmin || consents.has(person.objectId)
  if (!mayConsent && consents.policy === 'admin-approval-workflow') return askForApproval(attempt, person, situation)
  if (!mayConsent) return { kind: 'ask', page: needAdminApprovalPage(asking, person, trace) }
  if (situation.decision !== 'accept') return { kind: 'ask', page: consentPage(asking, person) }
  consents.grant(person.isEntraAdmin && situation.forOrganisation ? undefined : person.objectId)
  return grant(attempt, person)
}

/** The request is made once; whoever comes back before it was answered learns that it waits. */
function askForApproval({ entra, parameters }: Attempt, person: Person, { decision, reason }: Situation): Step {
  const { directory, consents } = entra
  const asking = { directory, parameters }
  if (decision === 'back') throw aadsts(90095, directory.organisationName)
  if (decision === 'request' && reason !== '' && !consents.openRequestOf(person.objectId))
    consents.ask(person.objectId, reason)
  const page = consents.openRequestOf(person.objectId) ? requestSentPage : approvalRequiredPage
  return { kind: 'ask', page: page(asking, person) }
}

function grant({ entra, asked, address }: Attempt, person: Person): Step {
  const code = entra.state.issueCode({
    personId: person.objectId,
    redirectUri: address.redirectUri,
    scopes: [...asked.scopes.signIn, ...asked.scopes.api],
    expiresAt: entra.clock.ticks() + codeLifetimeMs,
    redeemed: false,
    ...(asked.nonce !== undefined && { nonce: asked.nonce }),
    ...(asked.codeChallenge !== undefined && { codeChallenge: asked.codeChallenge }),
    ...(asked.codeChallengeMethod !== undefined && { codeChallengeMethod: asked.codeChallengeMethod }),
  })
  return { kind: 'answer', fields: { code } }
}

function faultFields(fault: EntraFault, trace: Trace): Record<string, string> {
  return {
    error: fault.oauthError,
    error_description: describe(fault, trace, '\r\n'),
    ...(fault.claims !== undefined && { claims: fault.claims }),
  }
}

/** Sends the browser back to the application in the way it asked for. */
export function answerApplication(
  reply: FastifyReply,
  { redirectUri, responseMode, state }: ReplyAddress,
  fields: Record<string, string>,
): FastifyReply {
  const all = { ...fields, ...(state !== undefined && { state }) }
  if (responseMode === 'form_post') return sendPage(reply, formPostPage(redirectUri, all))
  const text = new URLSearchParams(all).toString()
  const separator = responseMode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?'
  return reply.header('cache-control', 'no-store').redirect(`${redirectUri}${separator}${text}`, 302)
}
