import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  finishAdminConsent,
  finishSignIn,
  listAuditEvents,
  listWaiting,
  readSession,
  startAdminConsent,
  type SignInRequest,
  startSignIn,
} from '../src/index.ts'
import { approve, installationToApprove, reported, stoppedBy65001 } from './approvals.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { publicUrl } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

/** Where Microsoft would send an administrator who accepted. */
function madeUp(approvalUrl: string): string {
  const state = new URL(approvalUrl).searchParams.get('state') ?? ''
  const reply = new URLSearchParams({ admin_consent: 'True', tenant: emulator.tenantId, state })
  return `${publicUrl}/auth/admin-consent/callback?${reply.toString()}`
}

const unconfirmed = {
  state: 'consent-required',
  title: 'An approval was reported, but Microsoft knows of none.',
  help: expect.stringContaining('open the approval link once more'),
  who: 'entra-admin',
  adminConsentUrl: expect.stringContaining(`${publicUrl}/auth/admin-consent?workspace=`),
  messageForIt: expect.stringContaining('user_impersonation'),
  guide: { whoActs: 'An Entra administrator opens the approval link once more', next: 'wait' },
}

onEveryDatabase((database) => {
  const install = async () => installationToApprove(database().db, emulator)

  test('whoever is quicker than the approval spreads is asked to wait, not sent to the administrator again (P3)', async () => {
    const installation = await install()
    const waiting = await stoppedBy65001(installation, emulator)
    await approve(installation, emulator, 'accept')
    emulator.faults.refuseToken({ aadsts: 65001, requests: 6 })
    const pauses: unknown[] = []
    for (let check = 0; check < 5; check += 1) {
      expect((await installation.signIn('mia', { sessionId: waiting })).connectionState).toBe('consent-required')
      const { connection } = await readSession(installation.deps, waiting)
      expect(connection).toMatchObject({
        title: 'An approval was reported, and Microsoft does not know of it everywhere yet.',
        help: 'Liaison asks again by itself.',
        who: 'nobody',
        serviceCode: 'AADSTS65001',
        guide: { whoActs: 'Nobody has to do anything for a moment', next: 'wait' },
      })
      expect(connection).not.toHaveProperty('messageForIt')
      pauses.push(connection?.retryAfterSeconds)
    }
    expect(pauses).toEqual([5, 10, 20, 40, 60])
    await installation.signIn('mia', { sessionId: waiting })
    expect((await readSession(installation.deps, waiting)).connection).toMatchObject(unconfirmed)
    expect((await installation.signIn('mia', { sessionId: waiting })).connectionState).toBe('connected')
  })

  test('an approval that nobody gave lets nobody in, and is told as what it is with what to do (P1)', async () => {
    const installation = await install()
    const { deps } = installation
    const ada = await installation.actor('ada')
    const waiting = await stoppedBy65001(installation, emulator)
    const { sessionId, url } = await startAdminConsent(deps, { sessionId: undefined })
    expect(await finishAdminConsent(deps, { sessionId, callbackUrl: madeUp(url) })).toBe('granted')
    expect((await readSession(deps, waiting)).connection).toMatchObject(reported)
    // They still wait, for the workspace's administrators to see.
    expect((await listWaiting(deps, ada)).items).toContainEqual(expect.objectContaining({ state: 'consent-required' }))
    emulator.faults.refuseToken({ aadsts: 65001, requests: 6 })
    emulator.consent.grant('mia')
    for (let check = 0; check < 6; check += 1) await installation.signIn('mia', { sessionId: waiting })
    expect((await readSession(deps, waiting)).connection).toMatchObject(unconfirmed)
    const { items } = await listAuditEvents(deps, ada)
    expect(items.filter(({ kind }) => kind === 'admin_consent_proved')).toEqual([])
    // The refusal before it was reported, and the last one after.
    expect(items.filter(({ kind }) => kind === 'sign_in_failed')).toHaveLength(2)
  })

  test('six reports within an hour are followed; after that nobody who waits is disturbed by them', async () => {
    const installation = await install()
    const { deps } = installation
    const reportIt = async (): Promise<string> => {
      const { sessionId, url } = await startAdminConsent(deps, { sessionId: undefined })
      return finishAdminConsent(deps, { sessionId, callbackUrl: madeUp(url) })
    }
    for (let report = 0; report < 6; report += 1) expect(await reportIt()).toBe('granted')
    const waiting = await stoppedBy65001(installation, emulator)
    expect(await reportIt()).toBe('told-before')
    expect((await readSession(deps, waiting)).connection).toMatchObject({
      title: expect.stringContaining('Nobody has agreed'),
    })
    installation.passTime(3601)
    expect(await reportIt()).toBe('granted')
    expect((await readSession(deps, waiting)).connection).toMatchObject(reported)
    const { items } = await listAuditEvents(deps, await installation.actor('ada'))
    expect(items.filter(({ kind }) => kind === 'admin_consent_granted')).toHaveLength(7)
  })

  test('when Microsoft wants to see the person, they are asked to sign in, and a refusal then is checked on', async () => {
    const installation = await install()
    const { deps } = installation
    const waiting = await stoppedBy65001(installation, emulator)
    await approve(installation, emulator, 'accept')
    const { url } = await startSignIn(deps, { sessionId: waiting, retry: true })
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    expect(callbackUrl).toContain('error=login_required')
    expect((await finishSignIn(deps, { sessionId: waiting, callbackUrl })).connectionState).toBe('consent-required')
    const { connection } = await readSession(deps, waiting)
    expect(connection).toMatchObject({
      title: expect.stringContaining('reports that Liaison is approved'),
      guide: { whoActs: 'You sign in', next: 'sign-in' },
    })
    expect(connection).not.toHaveProperty('retryAfterSeconds')
    emulator.faults.refuseToken({ aadsts: 65001 })
    await installation.signIn('mia', { sessionId: waiting })
    expect((await readSession(deps, waiting)).connection).toMatchObject({ retryAfterSeconds: 5 })
  })

  test('what is asked by itself shows no page of Microsoft’s; what somebody presses lets them choose an account', async () => {
    const installation = await install()
    const { deps } = installation
    const waiting = await stoppedBy65001(installation, emulator)
    const promptOf = async (request: SignInRequest): Promise<string | null> => {
      const { url } = await startSignIn(deps, { sessionId: waiting, ...request })
      return new URL(url).searchParams.get('prompt')
    }
    // Before an approval, nothing is tried by itself.
    expect(await promptOf({ retry: true })).toBe('select_account')
    await approve(installation, emulator, 'accept')
    expect(await promptOf({ retry: true })).toBe('none')
    emulator.faults.refuseToken({ aadsts: 65001 })
    await installation.signIn('mia', { sessionId: waiting })
    expect(await promptOf({ retry: true })).toBe('none')
    expect(await promptOf({})).toBe('select_account')
  })

  test('an approval is only reported until somebody has signed in', async () => {
    const installation = await install()
    const { deps } = installation
    await approve(installation, emulator, 'accept')
    const admin = await installation.actor('ada')
    const { items: events } = await listAuditEvents(deps, admin)
    const consents = events.filter(({ kind }) => kind.startsWith('admin_consent')).toReversed()
    expect(consents).toMatchObject([
      { kind: 'admin_consent_granted', detail: { proved: false } },
      { kind: 'admin_consent_proved', detail: { reportedAt: expect.any(String) } },
    ])
    await installation.signIn('mia')
    expect(
      (await listAuditEvents(deps, admin)).items.filter(({ kind }) => kind === 'admin_consent_proved'),
    ).toHaveLength(1)
  })
})
