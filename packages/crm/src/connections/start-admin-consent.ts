import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'
import { openSession } from '../sessions/open-session.ts'
import { storeConsentState } from '../sessions/session.store.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { requireOnlyWorkspace } from '../workspaces/workspace.store.ts'
import { adminConsentRedirectUri } from './addresses.ts'

/**
 * Where an administrator approves the application for everybody. Works in a browser that never was here before: the link
 * is sent to people who do not use Liaison themselves (P1).
 *
 * @throws {CrmError} `environment_needed`
 */
export async function startAdminConsent(
  { db, clock, config, entraFor }: Pick<Deps, 'db' | 'clock' | 'config' | 'entraFor'>,
  sessionId: string | undefined,
): Promise<{ sessionId: string; url: string }> {
  const { authority, resource } = await requireOnlyWorkspace(db)
  const state = randomBytes(32).toString('base64url')
  const opened = await inInstallation(db, async (trx) => {
    const session = await openSession(trx, sessionId, clock.now())
    await storeConsentState(trx, session.stored.hash, state)
    return session
  })
  const redirectUri = adminConsentRedirectUri(config)
  return { sessionId: opened.id, url: entraFor(authority).adminConsentUrl({ resource, redirectUri, state }) }
}
