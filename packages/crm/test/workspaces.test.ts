import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  actorOf,
  chooseEnvironment,
  finishAdminConsent,
  finishSignIn,
  type FinishedSignIn,
  followInvitation,
  issueSetUpCode,
  listAuditEvents,
  listWaiting,
  readSession,
  readSetUp,
  sayWhoWaits,
  setUpEnvironment,
  startAdminConsent,
  startSignIn,
  tellShownRefusal,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, type Installation } from './installation.ts'
import { invite } from './invited.ts'

let north: Emulator
let south: Emulator
beforeAll(async () => {
  ;[north, south] = await Promise.all([startEmulator({ seed: 'empty' }), startEmulator({ seed: 'empty' })])
})
afterAll(async () => {
  await north?.stop()
  await south?.stop()
})

onEveryDatabase((database) => {
  let installation: Installation
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator: north, others: [south] })
    south.consent.require('allowed')
    south.consent.grant()
  })
  const addSouth = async (): Promise<void> => {
    const { deps } = installation
    const code = (await issueSetUpCode(deps, { another: true })) ?? ''
    await setUpEnvironment(deps, { code, url: south.environmentUrl })
  }
  const signInAt = async (emulator: Emulator, person: string, sessionId?: string): Promise<FinishedSignIn> => {
    const { deps } = installation
    const chosen = await chooseEnvironment(deps, { sessionId, url: `${emulator.environmentUrl}/main.aspx` })
    const { url } = await startSignIn(deps, { sessionId: chosen.sessionId, prompt: 'select_account' })
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person })
    return finishSignIn(deps, { sessionId: chosen.sessionId, callbackUrl })
  }

  test('a further environment takes a code of its own, and the one that is set up already is not taken again', async () => {
    const { deps } = installation
    expect(await issueSetUpCode(deps)).toBeUndefined()
    expect(await readSetUp(deps)).toMatchObject({ state: 'ready', takesCode: false })
    const code = (await issueSetUpCode(deps, { another: true })) ?? ''
    expect(await readSetUp(deps)).toMatchObject({ state: 'ready', takesCode: true })
    await expect(setUpEnvironment(deps, { code, url: north.environmentUrl })).rejects.toMatchObject({
      code: 'set_up_already_done',
      help: expect.stringContaining('still good'),
    })
    expect(await setUpEnvironment(deps, { code, url: south.environmentUrl })).toMatchObject({
      url: south.environmentUrl,
    })
    // Which environments there are is told to nobody who is at none of them.
    expect(await readSetUp(deps)).toEqual({ state: 'ready', takesCode: false })
  })

  test('a browser that has not said which Dynamics is its own cannot sign in, and is shown no list', async () => {
    await addSouth()
    const { deps } = installation
    await expect(startSignIn(deps, {})).rejects.toMatchObject({ code: 'environment_choice_needed' })
    await expect(startAdminConsent(deps, { sessionId: undefined })).rejects.toMatchObject({
      code: 'environment_choice_needed',
    })
    expect(await readSession(deps, undefined)).toEqual({
      member: null,
      connection: null,
      environment: null,
      approval: null,
      connectLink: null,
    })
  })

  test('an address of an environment nobody set up is refused, as is one that is no Dynamics', async () => {
    await addSouth()
    const { deps } = installation
    const choose = async (url: string) => chooseEnvironment(deps, { sessionId: undefined, url })
    await expect(choose('https://contoso.crm4.dynamics.com')).rejects.toMatchObject({ code: 'environment_unknown' })
    await expect(choose('https://elsewhere.example')).rejects.toMatchObject({ code: 'environment_url_refused' })
  })

  test('the same person in two companies is two members, each with a connection of their own (P12)', async () => {
    await addSouth()
    const { deps } = installation
    const northern = await signInAt(north, 'mia')
    const southern = await signInAt(south, 'mia')
    const [a, b] = [await actorOf(deps, northern.sessionId), await actorOf(deps, southern.sessionId)]
    expect([a.role, b.role]).toEqual(['admin', 'admin'])
    expect(a.workspaceId).not.toBe(b.workspaceId)
    expect(a.memberId).not.toBe(b.memberId)
    expect((await readSession(deps, northern.sessionId)).environment?.url).toBe(north.environmentUrl)
    expect((await readSession(deps, southern.sessionId)).environment?.url).toBe(south.environmentUrl)
    const { items: events } = await listAuditEvents(deps, a)
    expect(events.filter(({ kind }) => kind === 'signed_in')).toHaveLength(1)
  })

  test('who is signed in at one company and goes to another gets a new session, and the first one stays', async () => {
    await addSouth()
    const { deps } = installation
    const first = await signInAt(north, 'mia')
    const second = await signInAt(south, 'tom', first.sessionId)
    expect(second.sessionId).not.toBe(first.sessionId)
    expect((await readSession(deps, first.sessionId)).member?.name).toBe('Mia Keller')
    expect((await readSession(deps, second.sessionId)).member?.name).toBe('Tom Brandt')
  })

  test('an invitation leads to its own company, until the browser says that it belongs to another one', async () => {
    await addSouth()
    const { deps } = installation
    const { code } = await invite(installation, await actorOf(deps, (await signInAt(south, 'ada')).sessionId))
    const northern = await signInAt(north, 'mia')
    const { sessionId } = await followInvitation(deps, { sessionId: northern.sessionId, code })
    // Who is signed in at one company stays so, and the invitation gets a session of its own.
    expect(sessionId).not.toBe(northern.sessionId)
    expect((await readSession(deps, northern.sessionId)).member?.name).toBe('Mia Keller')
    expect((await startSignIn(deps, { sessionId })).url).toContain(new URL(south.environmentUrl).host)
    await chooseEnvironment(deps, { sessionId, url: north.environmentUrl })
    expect((await startSignIn(deps, { sessionId })).url).toContain(new URL(north.environmentUrl).host)
  })

  test('who waits at one company is seen by nobody of another one', async () => {
    await addSouth()
    const { deps } = installation
    const waitsAt = async (emulator: Emulator, name: string): Promise<void> => {
      const { sessionId } = await chooseEnvironment(deps, { sessionId: undefined, url: emulator.environmentUrl })
      await tellShownRefusal(deps, { sessionId })
      await sayWhoWaits(deps, { sessionId, name })
    }
    await waitsAt(north, 'Somebody of north')
    await waitsAt(south, 'Somebody of south')
    const seenAt = async (emulator: Emulator) => {
      const admin = await actorOf(deps, (await signInAt(emulator, 'ada')).sessionId)
      return (await listWaiting(deps, admin)).items.map(({ saysName }) => saysName)
    }
    expect(await seenAt(north)).toEqual(['Somebody of north'])
    expect(await seenAt(south)).toEqual(['Somebody of south'])
  })

  test('an approval for one company lets nobody of another one in', async () => {
    await addSouth()
    const { deps } = installation
    const stoppedAt = async (emulator: Emulator): Promise<string> => {
      emulator.faults.refuseToken({ aadsts: 65001 })
      const { sessionId, connectionState } = await signInAt(emulator, 'mia')
      expect(connectionState).toBe('consent-required')
      return sessionId
    }
    const waiting = { north: await stoppedAt(north), south: await stoppedAt(south) }
    for (const emulator of [north, south]) emulator.consent.require('admin-required')
    const { approval } = await readSession(deps, waiting.north)
    const workspaceId = new URL(approval?.url ?? '').searchParams.get('workspace') ?? ''
    const { sessionId, url } = await startAdminConsent(deps, { sessionId: undefined, workspaceId })
    expect(new URL(url).origin).toBe(new URL(north.environmentUrl).origin)
    const { callbackUrl = '' } = await walkThroughEntra(north, url, { person: 'ada', decision: 'accept' })
    expect(await finishAdminConsent(deps, { sessionId, callbackUrl })).toBe('granted')
    // Whether it is so is asked by a sign-in of whoever waits, in this company only.
    const retried = { state: 'consent-required', retryAfterSeconds: 2 }
    expect((await readSession(deps, waiting.north)).connection).toMatchObject(retried)
    const inSouth = (await readSession(deps, waiting.south)).connection
    expect(inSouth).toMatchObject({ state: 'consent-required' })
    expect(inSouth).not.toHaveProperty('retryAfterSeconds')
  })
})
