import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../pages/page.ts'
import { aadsts, aadstsWith } from './aadsts.ts'
import { answerApplication } from './answer-application.ts'
import type { Attempt, Step } from './attempt.ts'
import { readAuthorizationRequest, readReplyAddress, type ReplyAddress } from './authorization-request.ts'
import { conditionalAccessStep, longestSignInMs } from './conditional-access.ts'
import { consentStep } from './consent-step.ts'
import { personById, type Person } from './directory.ts'
import type { Entra } from './entra.ts'
import { takePlanned, type PlannedSignInRefusal, type Session } from './entra-state.ts'
import { EntraFault, EntraNotEmulated } from './entra-fault.ts'
import { accountPickerPage, faultPage, notEmulatedPage } from './entra-pages.ts'
import { parametersOf, tenantOf, type Parameters } from './parameters.ts'
import { sessionOf, startSession } from './session-cookie.ts'
import { findWhoSignsIn } from './sign-in.ts'
import { accountsOf, personIn, readTenant } from './tenants.ts'
import { describe, newTrace, type Trace } from './trace.ts'

const codeLifetimeMs = 10 * 60_000

/** GET and POST `/{tenant}/oauth2/v2.0/authorize`: the application's request, and the forms of the pages it leads to. */
export async function authorize(home: Entra, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const trace = newTrace(home, request, reply)
  const given = parametersOf(request)
  let address: ReplyAddress | undefined
  try {
    const named = readTenant(home, tenantOf(request))
    address = readReplyAddress((named ?? home).directory, given)
    const step = signIn({ home, named, given, address, trace }, request, reply)
    return step.kind === 'ask' ? sendPage(reply, step.page) : answerApplication(reply, address, step.fields)
  } catch (failure) {
    if (failure instanceof EntraNotEmulated) return sendPage(reply, notEmulatedPage(failure.feature), 501)
    if (!(failure instanceof EntraFault)) throw failure
    const silent = given['prompt'] === 'none'
    if (!address || (home.state.isShown(failure) && !silent)) return sendPage(reply, faultPage(failure, trace), 400)
    return answerApplication(reply, address, faultFields(failure, trace))
  }
}

interface Arrival {
  home: Entra
  /** Absent for `common` and `organizations`. */
  named: Entra | undefined
  given: Parameters
  address: ReplyAddress
  trace: Trace
}

function signIn({ home, named, given, address, trace }: Arrival, request: FastifyRequest, reply: FastifyReply): Step {
  const { account, username, decision, for_organisation: forOrganisation, reason, ...parameters } = given
  const first = named ?? home
  const session = youngEnough(home, sessionOf(home, request))
  const answersPage = decision !== undefined
  // Which scopes there are depends on the tenant; under `common` that is known only once it is known who signs in.
  const asked = readAuthorizationRequest(first.directory, given)
  const who = findWhoSignsIn(home, asked, { account, username, answersPage, session })
  if (!who) return { kind: 'ask', page: accountPickerPage(pickerOf(first, named, parameters), asked.loginHint) }
  const entra = named ?? who.account.tenant
  const person = personIn(entra, who.account)
  home.state.accounts.requireUsable(person)
  if (!who.session) home.state.accounts.requirePassword(person)
  return decide(
    {
      entra,
      tenant: tenantOf(request),
      parameters,
      asked: entra === first ? asked : readAuthorizationRequest(entra.directory, given),
      address,
      session: who.session ?? startSession(home, reply, who.account.person),
      choices: { decision, forOrganisation: forOrganisation === 'yes', reason: reason?.trim() ?? '' },
      trace,
    },
    person,
  )
}

/** A session in which somebody signed in too long ago, by a policy, serves no more. */
function youngEnough(home: Entra, session: Session | undefined): Session | undefined {
  const person = personById(home.directory, session?.accountId)
  if (!session || !person) return session
  return session.authenticatedAt + longestSignInMs(home, person) < home.clock.ticks() ? undefined : session
}

/** The accounts of the tenant's own people come first; those of others may be guests, or be told that they are not. */
function pickerOf(entra: Entra, named: Entra | undefined, parameters: Parameters) {
  const all = accountsOf(entra)
  const own = all.filter(({ tenant }) => tenant === named)
  const people = [...own, ...all.filter((each) => !own.includes(each))].map(({ person }) => person)
  return { directory: entra.directory, people, parameters }
}

function decide(attempt: Attempt, person: Person): Step {
  const { directory, state } = attempt.entra
  const planned = takePlanned(state.plannedSignInRefusals)
  if (planned) throw plannedFault(planned, directory.application.clientId)
  if (state.assigned && !state.assigned.has(person.objectId))
    throw aadsts(50105, directory.application.name, person.username)
  const secondFactor = conditionalAccessStep(attempt, person)
  if (secondFactor) return secondFactor
  // The answer was to the page before; consent has still to be asked for.
  const { decision } = attempt.choices
  const choices = { ...attempt.choices, decision: decision === 'mfa' ? undefined : decision }
  return consentStep({ ...attempt, choices }, person) ?? grant(attempt, person)
}

function plannedFault({ aadsts: number, claims, channel }: PlannedSignInRefusal, clientId: string): EntraFault {
  const changed = { ...(claims !== undefined && { claims }), ...(channel && { channel }) }
  return aadstsWith(number, changed, clientId)
}

function grant({ entra, tenant, asked, address, session }: Attempt, person: Person): Step {
  const { authenticatedAt, signedInWith, satisfied } = session
  const code = entra.state.issueCode({
    tenant: tenant.toLowerCase(),
    tenantId: entra.directory.tenantId,
    personId: person.objectId,
    proof: { authenticatedAt, signedInWith, satisfied },
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

/** A grant is the token endpoint's word: the sign-in has no `invalid_grant` ("Error codes for authorization endpoint errors"). */
function signInError({ aadsts: number, oauthError }: EntraFault): string {
  if (oauthError !== 'invalid_grant') return oauthError
  return number === 65001 ? 'interaction_required' : 'access_denied'
}

function faultFields(fault: EntraFault, trace: Trace): Record<string, string> {
  return {
    error: signInError(fault),
    error_description: describe(fault, trace, '\r\n'),
    ...(fault.claims !== undefined && { claims: fault.claims }),
  }
}
