import type { Identity, TokenSet } from '@liaison/dataverse/entra'
import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import type { Transaction } from '../database.ts'
import { type LinkOutcome, useConnectLink } from '../connect-links/use-connect-link.ts'
import { joiningPassOf } from '../invitations/joining-pass.ts'
import { type Admission, admitMember, type Arrival } from '../members/admit-member.ts'
import { findMemberByObjectId } from '../members/member.store.ts'
import { endOperatorAlarms } from '../operator-alarms/end-operator-alarms.ts'
import { resumePlans } from '../plans/resume-plans.ts'
import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { lockWorkspace, storeOrganization } from '../workspaces/workspace.store.ts'
import { findConnection, storeConnected } from './connection.store.ts'
import type { ConnectionProblem, ConnectionState } from './connection.ts'
import { alarmEnvironmentChanged, environmentChanged } from './environment-changed.ts'
import { invitationNeeded } from './invitation-needed.ts'
import { noteProblem } from './note-problem.ts'
import { type AccessProof, proveAccess } from './prove-access.ts'
import { proveConsent } from './prove-consent.ts'
import { sealTokens, type TokenOwner, tokensOf } from './stored-tokens.ts'

export type ConnectDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'seal' | 'transport' | 'enqueueApply'>

export interface MemberConnected {
  state: ConnectionState
  /** Absent for somebody Dynamics does not let in and who never was a member here. */
  owner?: TokenOwner
  /** The member just joined, or may do something else than before: what knew them from before ends. */
  membershipChanged?: boolean
  /** What became of the connect link the person followed, if they did. */
  link?: LinkOutcome | undefined
  /** Why Dynamics or the workspace did not let the person in, this time. */
  refusal?: ConnectionProblem
}

export interface SignedIn {
  identity: Identity
  tokens: TokenSet
  /** What the sign-in was started for. */
  intent?: SignInIntent | undefined
}

/** Somebody proved who they are at Microsoft; here it shows whether Dynamics lets them in, and is kept. */
export async function connectMember(
  deps: ConnectDeps,
  workspace: Workspace,
  { identity, tokens, intent }: SignedIn,
): Promise<MemberConnected> {
  const proof = await proveAccess(deps, workspace, tokens.accessToken)
  if (proof.kind === 'refused') return refuse(deps, workspace, identity, proof)
  const { db, log } = deps
  const stored = await inWorkspace(db, workspace.id, async (trx) => {
    const { organizationId, joining } = await lockWorkspace(trx, workspace.id)
    if (organizationId !== undefined && organizationId !== proof.who.organizationId) return undefined
    await endOperatorAlarms(deps, trx, workspace.id, ['credential', 'registration', 'environment'])
    await proveConsent(deps, trx, workspace.id)
    await keepFacts(deps, trx, workspace.id, { proof, pinned: organizationId !== undefined })
    const pass = await joiningPassOf(trx, intent, deps.clock.now())
    const admission = await admitMember(deps, trx, arrivalOf(deps, workspace, identity), { joining, pass })
    if (admission.kind === 'refused') return admission
    await store(deps, trx, workspace.id, { admission, tokens, proof })
    const use = { intent, memberId: admission.member.id, at: deps.clock.now() }
    return { ...admission, link: await useConnectLink(deps, trx, use) }
  })
  if (!stored) {
    await alarmEnvironmentChanged(deps, workspace.id)
    return refuse(deps, workspace, identity, { problem: environmentChanged, forNow: false })
  }
  if (stored.kind === 'refused') {
    const problem = invitationNeeded(stored.reason, intent)
    return { state: problem.state, refusal: problem }
  }
  const owner = { workspaceId: workspace.id, memberId: stored.member.id }
  log({ event: 'connection.changed', ...owner, state: 'connected' })
  // A crash before it loses nothing: the next sign-in does the same.
  await resumePlans(deps, owner)
  return { state: 'connected', owner, membershipChanged: stored.changed, link: stored.link }
}

const arrivalOf = ({ clock }: ConnectDeps, { id: workspaceId }: Workspace, identity: Identity): Arrival => {
  const { objectId, name, username } = identity
  return { workspaceId, objectId, name, username, at: clock.now() }
}

/** The first who connects pins which organisation it is; what it is called and is for may change later. */
async function keepFacts(
  { clock, newId }: ConnectDeps,
  trx: Transaction,
  workspaceId: string,
  { proof: { who, organization }, pinned }: { proof: Extract<AccessProof, { kind: 'proved' }>; pinned: boolean },
): Promise<void> {
  const { organizationId } = who
  await storeOrganization(trx, workspaceId, { organizationId, ...organization })
  if (pinned) return
  await recordEvent(trx, {
    id: newId(),
    workspaceId,
    at: clock.now(),
    kind: 'environment_pinned',
    detail: { organizationId, name: organization.name, kind: organization.kind },
  })
}

async function store(
  { clock, newId, seal }: ConnectDeps,
  trx: Transaction,
  workspaceId: string,
  { admission: { member }, tokens, proof: { who } }: StoredArrival,
): Promise<void> {
  const at = clock.now()
  const systemUserId = who.userId
  const owner = { workspaceId, memberId: member.id }
  const sealed = sealTokens(seal, owner, tokensOf(tokens))
  await storeConnected(trx, { ...owner, systemUserId, tokens: sealed, at })
  await recordEvent(trx, { id: newId(), ...owner, at, kind: 'signed_in', detail: { systemUserId } })
}

interface StoredArrival {
  admission: Extract<Admission, { kind: 'admitted' }>
  tokens: TokenSet
  proof: Extract<AccessProof, { kind: 'proved' }>
}

/** Microsoft let them in all the same. Kept with the member when there is one; nobody becomes a member by being refused. */
async function refuse(
  deps: ConnectDeps,
  { id: workspaceId }: Workspace,
  { objectId }: Identity,
  { problem, forNow }: { problem: ConnectionProblem; forNow: boolean },
): Promise<MemberConnected> {
  const known = await inWorkspace(deps.db, workspaceId, async (trx) => {
    await endOperatorAlarms(deps, trx, workspaceId, ['credential', 'registration'])
    await proveConsent(deps, trx, workspaceId)
    const { member, removedAt } = (await findMemberByObjectId(trx, objectId)) ?? {}
    return member && !removedAt ? { member, connection: await findConnection(trx, member.id) } : undefined
  })
  if (!known) return { state: problem.state, refusal: problem }
  const owner = { workspaceId, memberId: known.member.id }
  if (forNow && known.connection?.state === 'connected') return { state: 'connected', owner, refusal: problem }
  await noteProblem(deps, owner, problem)
  return { state: problem.state, owner, refusal: problem }
}
