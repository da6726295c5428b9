import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { consentStateHash, newConsentState } from '../sessions/consent-state.ts'
import { openSession } from '../sessions/open-session.ts'
import type { StoredSession } from '../sessions/session.ts'
import { requireWorkspace } from '../sessions/session-workspace.ts'
import { storeStartedConsent } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { adminConsentRedirectUri } from './addresses.ts'

/**
 * Where an administrator approves the application for everybody. Works in a browser that never was here before: the link
 * is sent to people who do not use Liaison themselves (P1).
 *
 * @throws {CrmError} `environment_needed`, `environment_choice_needed`
 */
export async function startAdminConsent(
  { db, clock, config, entraFor }: Pick<Deps, 'db' | 'clock' | 'config' | 'entraFor'>,
  { sessionId, workspaceId }: { sessionId: string | undefined; workspaceId?: string | undefined },
): Promise<{ sessionId: string; url: string }> {
  const state = newConsentState()
  const { opened, workspace } = await inInstallation(db, async (trx) => {
    const session = await openSession(trx, sessionId, clock.now())
    const found = await approvedWorkspace(trx, session.stored, workspaceId)
    await storeStartedConsent(trx, session.stored.hash, { workspaceId: found.id, stateHash: consentStateHash(state) })
    return { opened: session, workspace: found }
  })
  const { authority, resource } = workspace
  const redirectUri = adminConsentRedirectUri(config)
  return { sessionId: opened.id, url: entraFor(authority).adminConsentUrl({ resource, redirectUri, state }) }
}

/** The link says for whom; a link without it is the browser's own. */
async function approvedWorkspace(
  trx: Transaction,
  { hash, workspaceId: here }: StoredSession,
  wanted: string | undefined,
): Promise<Workspace> {
  const workspaceId = wanted ?? here
  return requireWorkspace(trx, workspaceId === undefined ? { hash } : { hash, workspaceId })
}
