import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishAdminConsent, listAuditEvents, readSession, startAdminConsent, startSignIn } from '../src/index.ts'
import { approve, installationToApprove, reported, stoppedBy65001 } from './approvals.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, publicUrl } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

onEveryDatabase((database) => {
  const install = async () => installationToApprove(database().db, emulator)

  test('Microsoft\'s page "Need admin approval" has no way back, and the sign-in page stays whole (P1)', async () => {
    const { deps } = await install()
    const { sessionId, url } = await startSignIn(deps, { returnTo: '/deals' })
    const walked = await walkThroughEntra(emulator, url, { person: 'mia' })
    expect(walked.callbackUrl).toBeUndefined()
    expect(walked.page).toContain('Need admin approval')
    expect(await readSession(deps, sessionId)).toMatchObject({
      member: null,
      connection: null,
      environment: { url: emulator.environmentUrl },
    })
  })

  test('a missing consent ends in an explanation with the approval link and a message for IT (P1, P2)', async () => {
    const installation = await install()
    const sessionId = await stoppedBy65001(installation, emulator)
    const { connection } = await readSession(installation.deps, sessionId)
    expect(connection).toMatchObject({
      state: 'consent-required',
      code: 'entra_consent_required',
      serviceCode: 'AADSTS65001',
      adminConsentUrl: expect.stringContaining(`${publicUrl}/auth/admin-consent?workspace=`),
    })
    for (const part of [
      `${publicUrl}/auth/admin-consent`,
      'user_impersonation',
      'Cloud Application Administrator',
      emulator.clientId,
    ]) {
      expect(connection?.messageForIt).toContain(part)
    }
  })

  test('the approval link leads an administrator who never was here to the approval of exactly this tenant (P3)', async () => {
    const { deps } = await install()
    const { url, sessionId } = await startAdminConsent(deps, { sessionId: undefined })
    const { origin, pathname, searchParams } = new URL(url)
    expect(`${origin}${pathname}`).toBe(`${emulator.authorityUrl}/v2.0/adminconsent`)
    expect(searchParams.get('scope')).toBe(`${emulator.environmentUrl}/user_impersonation openid profile`)
    expect(searchParams.get('redirect_uri')).toBe(`${publicUrl}/auth/admin-consent/callback`)
    expect(await readSession(deps, sessionId)).toMatchObject({ member: null, connection: null })
  })

  test('once it is approved, the page of everybody who waits asks Microsoft by itself, and lets them in (P1)', async () => {
    const installation = await install()
    const { deps } = installation
    const waiting = await stoppedBy65001(installation, emulator)
    const approval = await approve(installation, emulator, 'accept')
    expect(approval.outcome).toBe('granted')
    for (const sessionId of [waiting, approval.sessionId]) {
      const { connection } = await readSession(deps, sessionId)
      expect(connection).toMatchObject(reported)
      expect(connection).not.toHaveProperty('adminConsentUrl')
    }
    expect((await installation.signIn('mia', { sessionId: waiting })).connectionState).toBe('connected')
    const kinds = (await listAuditEvents(deps, await installation.actor('mia'))).items.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'admin_consent_granted')).toHaveLength(1)
  })

  test('a member whose consent was taken back waits and is told, too', async () => {
    const installation = await anInstallation({ db: database().db, emulator })
    const { deps } = installation
    const { sessionId } = await installation.signIn('mia')
    const mia = await installation.actor('mia')
    emulator.consent.require('admin-required')
    installation.passTime(2 * 3600)
    await expect(deps.dataverseFor(mia).then((client) => client.whoAmI())).rejects.toMatchObject({
      state: 'consent-required',
    })
    expect((await readSession(deps, sessionId)).connection).toMatchObject({
      state: 'consent-required',
      adminConsentUrl: expect.stringContaining(`${publicUrl}/auth/admin-consent?workspace=`),
    })
    await approve(installation, emulator, 'accept')
    expect((await readSession(deps, sessionId)).connection).toMatchObject(reported)
    const { url } = await startSignIn(deps, { sessionId, retry: true })
    const { searchParams } = new URL(url)
    expect([searchParams.get('prompt'), searchParams.get('login_hint')]).toEqual([
      'none',
      expect.stringMatching(/^mia@/),
    ])
    expect((await installation.signIn('mia', { sessionId })).connectionState).toBe('connected')
  })

  test('who never came back from Microsoft is told of the approval, and nobody who did not go there', async () => {
    const installation = await install()
    const { deps } = installation
    const { sessionId, url } = await startSignIn(deps, {})
    expect((await walkThroughEntra(emulator, url, { person: 'mia' })).page).toContain('Need admin approval')
    const other = await startAdminConsent(deps, { sessionId: undefined })
    await approve(installation, emulator, 'accept')
    expect((await readSession(deps, sessionId)).connection).toMatchObject(reported)
    expect((await readSession(deps, other.sessionId)).connection).toBeNull()
    expect((await installation.signIn('mia', { sessionId })).connectionState).toBe('connected')
  })

  test('a declined approval approves nothing, although its reply says admin_consent=True', async () => {
    const installation = await install()
    const { deps } = installation
    const waiting = await stoppedBy65001(installation, emulator)
    const { sessionId, callbackUrl, outcome } = await approve(installation, emulator, 'cancel')
    expect(new URL(callbackUrl).searchParams.get('admin_consent')).toBe('True')
    expect(outcome).toBe('declined')
    expect((await readSession(deps, sessionId)).connection).toMatchObject({
      state: 'consent-required',
      code: 'entra_declined',
    })
    expect((await readSession(deps, waiting)).connection).toMatchObject({ code: 'entra_consent_required' })
  })

  test('the reply counts once, only in the browser that asked, and only with its state', async () => {
    const installation = await install()
    const { deps } = installation
    const waiting = await stoppedBy65001(installation, emulator)
    const { sessionId, callbackUrl } = await approve(installation, emulator, 'cancel')
    const notStarted = { code: 'sign_in_not_started' }
    await expect(finishAdminConsent(deps, { sessionId, callbackUrl })).rejects.toMatchObject(notStarted)
    await expect(finishAdminConsent(deps, { sessionId: undefined, callbackUrl })).rejects.toMatchObject(notStarted)
    await expect(finishAdminConsent(deps, { sessionId: waiting, callbackUrl })).rejects.toMatchObject(notStarted)

    const forged = await startAdminConsent(deps, { sessionId: waiting })
    const reply = `${publicUrl}/auth/admin-consent/callback?admin_consent=True&tenant=${emulator.tenantId}&state=guessed`
    await expect(finishAdminConsent(deps, { sessionId: waiting, callbackUrl: reply })).rejects.toMatchObject(notStarted)
    expect((await readSession(deps, waiting)).connection).toMatchObject({ code: 'entra_consent_required' })
    // What it disturbed can still be finished.
    const walked = await walkThroughEntra(emulator, forged.url, { person: 'ada', decision: 'accept' })
    const genuine = { sessionId: waiting, callbackUrl: walked.callbackUrl ?? '' }
    expect(await finishAdminConsent(deps, genuine)).toBe('granted')
  })

  test('an approval in another tenant is none (P3)', async () => {
    const { deps } = await install()
    const { sessionId, url } = await startAdminConsent(deps, { sessionId: undefined })
    const state = new URL(url).searchParams.get('state') ?? ''
    const reply = new URLSearchParams({ admin_consent: 'True', tenant: '5e1f0000-0000-4000-8000-000000000001', state })
    const callbackUrl = `${publicUrl}/auth/admin-consent/callback?${reply.toString()}`
    expect(await finishAdminConsent(deps, { sessionId, callbackUrl })).toBe('other-tenant')
    expect((await readSession(deps, sessionId)).connection).toMatchObject({
      state: 'consent-required',
      title: expect.stringContaining('another organisation'),
    })
  })
})
