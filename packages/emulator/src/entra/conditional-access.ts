import { aadsts, aadstsWith } from './aadsts.ts'
import type { AccountState } from './accounts.ts'
import { askingOf, type Attempt, type Step } from './attempt.ts'
import type { Person } from './directory.ts'
import type { Entra } from './entra.ts'
import type { EntraFault } from './entra-fault.ts'
import type { Proof } from './entra-state.ts'
import { mfaPage } from './mfa-page.ts'

/** What Brightwater asks of people before they get a token for Dynamics; the controls are in Microsoft Graph's words. */
export interface ConditionalAccessPolicy {
  /** A GUID; challenges name it. */
  id: string
  /** Object ids; everybody when absent. */
  personIds?: readonly string[]
  control?: 'block' | 'mfa' | 'compliantDevice' | 'domainJoinedDevice' | 'approvedApplication'
  /** Whether a sign-in without claims is interrupted for multi-factor authentication, too. */
  interruptsSignIn?: boolean
  /** A refresh token ends that long after its person has signed in. */
  signInFrequencyHours?: number
}

const appliesTo =
  (person: Person) =>
  ({ personIds }: ConditionalAccessPolicy): boolean =>
    personIds === undefined || personIds.includes(person.objectId)

/** The policies are those of the tenant that has the environment. */
const policiesFor = ({ directory, state }: Entra, person: Person): ConditionalAccessPolicy[] =>
  directory.hasEnvironment ? state.policies.filter(appliesTo(person)) : []

/** Whether everybody who comes has to give a second factor: then a stranger is told 90072 instead of 50020. */
export const asksStrangersForMfa = ({ directory, state }: Entra): boolean =>
  directory.hasEnvironment && state.policies.some(({ control, personIds }) => control === 'mfa' && !personIds)

/** @throws {EntraFault} 53000, 53001, 53002, 53003: nothing the person does now helps. */
function requireControls(policies: readonly ConditionalAccessPolicy[], { device }: AccountState): void {
  for (const { control } of policies) {
    if (control === 'block') throw aadsts(53003)
    if (control === 'compliantDevice' && device !== 'compliant') throw aadsts(53000)
    if (control === 'domainJoinedDevice' && device !== 'domain-joined') throw aadsts(53001)
    if (control === 'approvedApplication') throw aadsts(53002)
  }
}

const withoutMfa = (
  policies: readonly ConditionalAccessPolicy[],
  { mfa }: AccountState,
  { satisfied = [] }: Partial<Proof>,
): ConditionalAccessPolicy[] =>
  policies.filter(({ id, control }) => control === 'mfa' && (mfa === 'expired' || !satisfied.includes(id)))

/** How long ago somebody may have signed in at most, in milliseconds. */
export function longestSignInMs(entra: Entra, person: Person): number {
  const hours = policiesFor(entra, person).map(({ signInFrequencyHours = Infinity }) => signInFrequencyHours)
  return Math.min(Infinity, ...hours) * 3_600_000
}

/**
 * A second factor, where one is asked for: by the claims of a challenge, or by a policy that interrupts every sign-in. A plain
 * sign-in, `prompt=login` too, goes on without one, and the token endpoint asks (Microsoft's "Guidance for developers for
 * Conditional Access").
 */
export function conditionalAccessStep(attempt: Attempt, person: Person): Step | undefined {
  const { entra, asked, session, choices } = attempt
  if (asked.scopes.resource === undefined) return undefined
  const { accounts } = entra.state
  const account = accounts.of(person)
  const policies = policiesFor(entra, person)
  requireControls(policies, account)
  const wanted = withoutMfa(policies, account, session).filter(
    ({ id, interruptsSignIn }) => interruptsSignIn === true || isNamedBy(asked.claims, id),
  )
  if (wanted.length === 0) return undefined
  if (asked.prompt.has('none')) throw mfaChallenge(wanted, account, asked.scopes.resource)
  if (choices.decision === 'mfa-failed') throw aadsts(account.mfa === 'not-registered' ? 50072 : 50074)
  if (choices.decision !== 'mfa') return { kind: 'ask', page: mfaPage(askingOf(attempt), person, account.mfa) }
  session.satisfied = [...session.satisfied, ...wanted.map(({ id }) => id)]
  accounts.set(person.objectId, { mfa: 'registered' })
  return undefined
}

/** @throws {EntraFault} 70043 signed in too long ago, 50076, 50078, 50079 with claims, 53000 to 53003. */
export function requireConditionalAccess(entra: Entra, person: Person, proof: Proof, resource: string): void {
  const { accounts } = entra.state
  const account = accounts.of(person)
  if (proof.authenticatedAt + longestSignInMs(entra, person) < entra.clock.ticks()) throw aadsts(70043)
  const policies = policiesFor(entra, person)
  requireControls(policies, account)
  const open = withoutMfa(policies, account, proof)
  if (open.length > 0) throw mfaChallenge(open, account, resource)
}

const numberByMfa = { registered: 50076, 'not-registered': 50079, expired: 50078 } as const

function mfaChallenge(open: readonly ConditionalAccessPolicy[], { mfa }: AccountState, resource: string): EntraFault {
  // `Values` with a capital, as Microsoft's page has it.
  const claims = { access_token: { polids: { essential: true, Values: open.map(({ id }) => id) } } }
  return aadstsWith(numberByMfa[mfa], { claims: JSON.stringify(claims) }, resource)
}

function isNamedBy(claims: string | undefined, id: string): boolean {
  try {
    const { access_token: wanted } = JSON.parse(claims ?? '{}') as { access_token?: { polids?: PolicyIds } }
    return [wanted?.polids?.Values, wanted?.polids?.values].some((ids) => ids?.includes(id) === true)
  } catch {
    return false
  }
}

interface PolicyIds {
  Values?: readonly string[]
  values?: readonly string[]
}
