import { EntraError, type TokenSet } from '@liaison/dataverse/entra'
import { signInRedirectUri } from '../connections/addresses.ts'
import { type ConnectDeps, connectMember, type MemberConnected } from '../connections/connect-member.ts'
import type { ConnectionState } from '../connections/connection.ts'
import { signInProblem } from '../connections/explain-entra-error.ts'
import { noteLinkProblem } from '../connect-links/note-link-problem.ts'
import type { Deps } from '../deps.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { getWorkspace } from '../workspaces/workspace.store.ts'
import { noteSignInRefusal } from './note-sign-in-problem.ts'
import { recordFailedSignIn } from './record-failed-sign-in.ts'
import { browserOfAgent } from './browser-of-agent.ts'
import { claimSignIn, type PendingSignIn } from './pending-sign-in.ts'
import { deleteSession, deleteSessionsOf, findSession, insertSession, takeSignIn } from './session.store.ts'
import type { StoredSession } from './session.ts'
import type { SignInIntent } from './sign-in-intent.ts'
import { signInNotStarted } from './sign-in-not-started.ts'

type FinishDeps = ConnectDeps & Pick<Deps, 'config' | 'entraFor'>

export interface FinishedSignIn {
  /** Another one than before as soon as somebody proved who they are. */
  sessionId: string
  /** A path of the web app, or the address of the program whose connect link it was. */
  returnTo: string
  connectionState: ConnectionState
}

export interface ReturnedBrowser {
  /** Of its cookie. */
  sessionId: string | undefined
  callbackUrl: string
  /** As it calls itself, for the person to tell their sessions apart by. */
  userAgent?: string | undefined
}

/**
 * The browser is back from Microsoft. Whatever was refused there or by Dynamics is a state with its explanation, which
 * `readSession` answers from then on.
 *
 * @throws {CrmError} `sign_in_not_started` for a reply nobody waits for
 */
export async function finishSignIn(
  deps: FinishDeps,
  { sessionId, callbackUrl, userAgent }: ReturnedBrowser,
): Promise<FinishedSignIn> {
  const { db, config, entraFor } = deps
  if (sessionId === undefined) throw signInNotStarted()
  const { session, pending } = await takeStarted(deps, sessionId, callbackUrl)
  const workspace = await getWorkspace(db, pending.workspaceId)
  const { returnTo, state, nonce, codeVerifier, intent } = pending
  let tokens: TokenSet
  try {
    tokens = await entraFor(workspace.authority).redeem({
      callbackUrl,
      state,
      nonce,
      codeVerifier,
      redirectUri: signInRedirectUri(config),
      resource: workspace.resource,
    })
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    await noteLinkProblem(deps, intent, signInProblem(error))
    const connectionState = await noteSignInRefusal(deps, workspace.id, session, error)
    return { sessionId, returnTo: intent?.kind === 'connect-link' ? linkPage(error.code) : returnTo, connectionState }
  }
  const { identity } = tokens
  if (!identity || identity.tenantId.toLowerCase() !== workspace.tenantId.toLowerCase()) {
    throw new Error('A sign-in for another tenant passed the check of its authority')
  }
  const connected = await connectMember(deps, workspace, { identity, tokens, intent })
  await report(deps, workspace.id, connected)
  if (connected.refusal) await noteLinkProblem(deps, intent, connected.refusal)
  return {
    sessionId: await rotate(deps, { former: session, workspaceId: workspace.id, connected, intent, userAgent }),
    returnTo: intent?.kind === 'connect-link' ? afterLink(connected) : returnTo,
    connectionState: connected.state,
  }
}

/** The page of the web app about a connect link. */
const linkPage = (problem?: string): string =>
  problem === undefined ? '/link?connected=true' : `/link?${new URLSearchParams({ problem }).toString()}`

function afterLink({ link, refusal }: MemberConnected): string {
  if (link?.kind === 'used') return link.backUrl ?? linkPage()
  return linkPage(refusal?.code ?? (refusal ? 'connection_needed' : 'connect_link_not_valid'))
}

async function takeStarted(
  { db, clock, seal }: FinishDeps,
  sessionId: string,
  callbackUrl: string,
): Promise<{ session: StoredSession; pending: PendingSignIn }> {
  const now = clock.now()
  const started = await inInstallation(db, async (trx) => {
    const session = await findSession(trx, sessionId, now)
    if (!session) return undefined
    const { hash } = session
    const pending = await takeSignIn(trx, hash, (sealed) => claimSignIn(seal, { hash, sealed, callbackUrl, now }))
    return pending && { session, pending }
  })
  if (!started) throw signInNotStarted()
  return started
}

interface Rotation {
  former: StoredSession
  workspaceId: string
  connected: MemberConnected
  intent: SignInIntent | undefined
  userAgent: string | undefined
}

/**
 * The id that was known before the sign-in is worth nothing after it, and who signed in before is signed out here. Whoever
 * was not let in keeps what they came for.
 */
async function rotate(
  { db, clock }: FinishDeps,
  { former, workspaceId, connected, intent, userAgent }: Rotation,
): Promise<string> {
  const { owner, membershipChanged, refusal } = connected
  return inInstallation(db, async (trx) => {
    await deleteSession(trx, former.hash)
    if (owner && membershipChanged === true) await deleteSessionsOf(trx, owner)
    return insertSession(trx, {
      now: clock.now(),
      workspaceId,
      ...(owner ? { memberId: owner.memberId, ...browserOfAgent(userAgent) } : {}),
      // A member's own connection tells it.
      ...(refusal && !owner ? { problem: refusal } : {}),
      ...(connected.state === 'connected' || !intent ? {} : { intent }),
    })
  })
}

async function report(
  deps: FinishDeps,
  workspaceId: string,
  { state, owner, refusal }: MemberConnected,
): Promise<void> {
  const { log } = deps
  if (owner) return log({ event: 'sign_in.finished', ...owner, state })
  const { code = 'connection_needed', serviceCode } = refusal ?? {}
  log({ event: 'sign_in.failed', workspaceId, code, ...(serviceCode === undefined ? {} : { serviceCode }) })
  await recordFailedSignIn(deps, { kind: 'sign_in_failed', workspaceId, code, serviceCode })
}
