import type { Emulator } from '@liaison/emulator'
import { expect } from 'vitest'
import { type Db, finishAdminConsent, startAdminConsent } from '../src/index.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, type Installation } from './installation.ts'

/** An installation whose people need an administrator's approval. */
export async function installationToApprove(db: Db, emulator: Emulator): Promise<Installation> {
  const installation = await anInstallation({ db, emulator })
  emulator.consent.require('admin-required')
  return installation
}

/** An administrator opens the link in a browser of their own. */
export async function approve(
  { deps }: Installation,
  emulator: Emulator,
  decision: 'accept' | 'cancel',
): Promise<{ sessionId: string; callbackUrl: string; outcome: string }> {
  const { sessionId, url } = await startAdminConsent(deps, { sessionId: undefined })
  const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'ada', decision })
  return { sessionId, callbackUrl, outcome: await finishAdminConsent(deps, { sessionId, callbackUrl }) }
}

/** Mia's browser, which Microsoft stopped for want of an approval. */
export async function stoppedBy65001(installation: Installation, emulator: Emulator): Promise<string> {
  emulator.consent.grant('mia')
  emulator.faults.refuseToken({ aadsts: 65001 })
  const { sessionId, connectionState } = await installation.signIn('mia')
  expect(connectionState).toBe('consent-required')
  emulator.consent.revoke()
  return sessionId
}

/** What whoever waits reads once an approval was reported. */
export const reported = {
  state: 'consent-required',
  title: 'An administrator reports that Liaison is approved for your organisation.',
  help: expect.stringContaining('you are let in when it is so'),
  who: 'nobody',
  retryAfterSeconds: 2,
  guide: { whoActs: 'Nobody has to do anything for a moment', next: 'wait' },
}
