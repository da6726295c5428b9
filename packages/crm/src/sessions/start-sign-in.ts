import { type AuthorizationRequest, EntraError } from '@liaison/dataverse/entra'
import { connectPage, signInRedirectUri } from '../connections/addresses.ts'
import { findOpenLink } from '../connect-links/connect-link.store.ts'
import { findConnection } from '../connections/connection.store.ts'
import type { ConnectionProblem } from '../connections/connection.ts'
import { reportedApproval } from '../connections/reported-approval.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { findMember } from '../members/member.store.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { localPath } from './local-path.ts'
import { noteSignInRefusal } from './note-sign-in-problem.ts'
import { openSession } from './open-session.ts'
import { sealSignIn } from './pending-sign-in.ts'
import { requireWorkspace } from './session-workspace.ts'
import type { StoredSession } from './session.ts'
import { storeSessionWorkspace, storeSignIn } from './session.store.ts'

export interface SignInRequest {
  /** Of the browser's cookie. */
  sessionId?: string | undefined
  /** A path of the web app to come back to. */
  returnTo?: string | undefined
  prompt?: 'login' | 'consent' | 'select_account' | undefined
  /** Nobody pressed anything: it is asked whether an approval that was reported has come. */
  retry?: boolean | undefined
}

type Hints = Pick<AuthorizationRequest, 'prompt' | 'loginHint' | 'claims'>

/**
 * Sends the browser to its organisation's sign-in. `state`, `nonce` and the PKCE verifier stay sealed in its session, for
 * one use. When Microsoft cannot be reached, the address is the page that says so.
 *
 * @throws {CrmError} `environment_needed`, `environment_choice_needed`
 */
export async function startSignIn(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'seal' | 'config' | 'entraFor'>,
  { sessionId, returnTo, prompt, retry }: SignInRequest,
): Promise<{ sessionId: string; url: string }> {
  const { db, clock, seal, config, entraFor } = deps
  const { session, workspace, hints, intent } = await inInstallation(db, async (trx) => {
    const opened = await openSession(trx, sessionId, clock.now())
    const { stored } = opened
    const { workspaceId = stored.workspaceId } = stored.intent ?? {}
    const found = await requireWorkspace(
      trx,
      workspaceId === undefined ? { hash: stored.hash } : { ...stored, workspaceId },
    )
    const shown = await hintsFor(trx, opened.stored, retry)
    return { session: opened, workspace: found, hints: shown, intent: await liveIntent(trx, stored, clock.now()) }
  })
  const { hash } = session.stored
  const { id: workspaceId, authority, resource } = workspace
  try {
    const { url, ...secrets } = await entraFor(authority).startAuthorization({
      redirectUri: signInRedirectUri(config),
      resource,
      ...hints,
      ...(prompt === undefined ? {} : { prompt }),
    })
    const pending = {
      ...secrets,
      workspaceId,
      ...(intent === undefined ? {} : { intent }),
      returnTo: localPath(returnTo),
      startedAt: clock.now().toISOString(),
    }
    await inInstallation(db, async (trx) => {
      await storeSignIn(trx, hash, sealSignIn(seal, hash, pending), clock.now())
      // Who is stopped at Microsoft does not come back to say so; where they wait is known from here on.
      if (!session.stored.owner) await storeSessionWorkspace(trx, hash, workspaceId)
    })
    return { sessionId: session.id, url }
  } catch (error) {
    if (!(error instanceof EntraError)) throw error
    await noteSignInRefusal(deps, workspaceId, session.stored, error)
    return { sessionId: session.id, url: connectPage(config) }
  }
}

/** Whoever is known here is suggested; whoever is not chooses, or a shared browser would sign in the one before. */
async function hintsFor(trx: Transaction, { owner, problem }: StoredSession, retry = false): Promise<Hints> {
  if (!owner) {
    if (retry && isChecked(problem)) return { prompt: 'none' }
    return { prompt: 'select_account', ...(problem?.claims === undefined ? {} : { claims: problem.claims }) }
  }
  await enterWorkspace(trx, owner.workspaceId)
  const member = await findMember(trx, owner.memberId)
  const connection = await findConnection(trx, owner.memberId)
  const claims = connection?.problem?.claims
  return {
    ...(retry && isChecked(connection?.problem) ? { prompt: 'none' as const } : {}),
    ...(member === undefined ? {} : { loginHint: member.username }),
    ...(claims === undefined ? {} : { claims }),
  }
}

/** Nobody may be in front of the page: Microsoft must ask nothing, and show none of its pages that have no way back. */
const isChecked = (problem: ConnectionProblem | undefined): boolean =>
  problem !== undefined && reportedApproval(problem) === 'checking'

/** A program's link that nobody followed to the end asks for nothing at a later sign-in. Enters the link's workspace. */
async function liveIntent(
  trx: Transaction,
  { intent }: StoredSession,
  now: Date,
): Promise<StoredSession['intent'] | undefined> {
  if (intent?.kind !== 'connect-link') return intent
  await enterWorkspace(trx, intent.workspaceId)
  return (await findOpenLink(trx, { agreedTo: intent.connectLinkId }, now)) && intent
}
