import { countEvents, recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { tellApproved } from '../notices/tell-connection.ts'
import { consentStateHash } from '../sessions/consent-state.ts'
import { recordFailedSignIn } from '../sessions/record-failed-sign-in.ts'
import { signInNotStarted } from '../sessions/sign-in-not-started.ts'
import {
  findSession,
  replaceConsentProblems,
  storeSessionProblem,
  takeStartedConsent,
} from '../sessions/session.store.ts'
import type { StoredSession } from '../sessions/session.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { getWorkspace, lockWorkspace, storeUnprovedConsent } from '../workspaces/workspace.store.ts'
import { replaceConsentConnections } from './connection.store.ts'
import type { ConnectionProblem } from './connection.ts'
import { signInProblem } from './explain-entra-error.ts'
import { approvalWasReported } from './reported-approval.ts'

/**
 * `other-tenant`: approved, but not for the organisation whose Dynamics this is. `told-before`: reported so often within the
 * hour that nobody who waits was told again.
 */
export type AdminConsentOutcome = 'granted' | 'told-before' | 'declined' | 'other-tenant'

const hourMs = 3_600_000
/** Enough for a mistake or two; each makes the page of everybody who waits ask Microsoft for some minutes. */
const reportsPerHour = 6

export type AdminConsentDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'entraFor' | 'mailer'>

/**
 * The administrator is back. The reply proves nothing, because anybody can write it who has the link; so everybody who was
 * stopped still waits, and their own pages ask Microsoft whether it is so (P1).
 *
 * @throws {CrmError} `sign_in_not_started` when this browser started no approval that the reply belongs to
 */
export async function finishAdminConsent(
  deps: AdminConsentDeps,
  { sessionId, callbackUrl }: { sessionId: string | undefined; callbackUrl: string },
): Promise<AdminConsentOutcome> {
  const { db, clock, entraFor } = deps
  const state = new URL(callbackUrl).searchParams.get('state') ?? ''
  const started = await inInstallation(db, async (trx) => {
    const session = sessionId === undefined ? undefined : await findSession(trx, sessionId, clock.now())
    const consent = session && (await takeStartedConsent(trx, session.hash, consentStateHash(state)))
    return consent && { session, ...consent }
  })
  if (!started) throw signInNotStarted()
  const workspace = await getWorkspace(db, started.workspaceId)
  const reply = entraFor(workspace.authority).readAdminConsentReply(callbackUrl, state)
  if (reply.kind === 'declined') {
    await decline(deps, workspace, started.session, signInProblem(reply.error))
    return 'declined'
  }
  // A tenant in an address proves nothing, but another one than ours was not what anybody here waits for (P3).
  if (reply.tenantId !== undefined && reply.tenantId.toLowerCase() !== workspace.tenantId.toLowerCase()) {
    await decline(deps, workspace, started.session, otherTenant)
    return 'other-tenant'
  }
  return report(deps, workspace, started.session)
}

async function decline(
  deps: AdminConsentDeps,
  { id: workspaceId }: Workspace,
  { hash, owner }: StoredSession,
  problem: ConnectionProblem,
): Promise<void> {
  const { db, log } = deps
  const { code = 'connection_consent_required', serviceCode } = problem
  log({ event: 'sign_in.failed', workspaceId, code, ...(serviceCode === undefined ? {} : { serviceCode }) })
  await recordFailedSignIn(deps, {
    kind: 'admin_consent_declined',
    workspaceId,
    memberId: owner?.memberId,
    code,
    serviceCode,
  })
  // Who is signed in has a connection of their own, about which this says nothing.
  if (!owner) await inInstallation(db, async (trx) => storeSessionProblem(trx, hash, { workspaceId, problem }))
}

async function report(
  deps: AdminConsentDeps,
  { id: workspaceId }: Workspace,
  { hash, owner }: StoredSession,
): Promise<'granted' | 'told-before'> {
  const { db, clock, newId, log } = deps
  const at = clock.now()
  const problem = approvalWasReported
  const memberIds = await inWorkspace(db, workspaceId, async (trx) => {
    await lockWorkspace(trx, workspaceId)
    const since = new Date(at.getTime() - hourMs)
    if ((await countEvents(trx, { kind: 'admin_consent_granted', since })) >= reportsPerHour) return undefined
    await storeUnprovedConsent(trx, workspaceId, at)
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at,
      kind: 'admin_consent_granted',
      ...(owner ? { memberId: owner.memberId } : {}),
      detail: { proved: false },
    })
    const waiting = await replaceConsentConnections(trx, problem, at)
    for (const memberId of waiting) {
      if (memberId !== owner?.memberId) await tellApproved(deps, trx, { workspaceId, memberId }, at)
    }
    return waiting
  })
  if (!memberIds) return 'told-before'
  await inInstallation(db, async (trx) => {
    await replaceConsentProblems(trx, workspaceId, problem)
    if (!owner) await storeSessionProblem(trx, hash, { workspaceId, problem })
  })
  for (const memberId of memberIds) {
    log({ event: 'connection.changed', workspaceId, memberId, state: problem.state, code: problem.code })
  }
  return 'granted'
}

const otherTenant = {
  state: 'consent-required',
  title: 'The approval was given in another organisation than the one this Dynamics belongs to.',
  help: 'Open the approval link again and choose the administrator account of the right organisation.',
  who: 'entra-admin',
  code: 'connection_consent_required',
  needsAdminConsent: true,
} as const satisfies ConnectionProblem
