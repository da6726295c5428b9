import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  actorOf,
  finishSignIn,
  listAuditEvents,
  readSession,
  sessionMaxAgeSeconds,
  signOut,
  startSignIn,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, emptyDatabase, type Installation, publicUrl } from './installation.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

const notStarted = { code: 'sign_in_not_started' }
const notSignedIn = { code: 'sign_in_required' }

onEveryDatabase((database) => {
  let installation: Installation
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
  })

  test('the browser is sent to the tenant of the environment with state, nonce and a PKCE challenge', async () => {
    const { url } = await startSignIn(installation.deps, {})
    const { origin, pathname, searchParams } = new URL(url)
    expect(`${origin}${pathname}`).toBe(`${emulator.authorityUrl}/oauth2/v2.0/authorize`)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: emulator.clientId,
      redirect_uri: `${publicUrl}/auth/callback`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{40,}/),
      nonce: expect.stringMatching(/.{40,}/),
      scope: expect.stringContaining(`${emulator.environmentUrl}/user_impersonation`),
      prompt: 'select_account',
    })
    expect(url).not.toContain(emulator.clientSecret)
  })

  test('before the set-up nobody is sent anywhere', async () => {
    await emptyDatabase(database().db)
    await expect(startSignIn(installation.deps, {})).rejects.toMatchObject({ code: 'environment_needed' })
    expect(await readSession(installation.deps, undefined)).toEqual({
      member: null,
      connection: null,
      environment: null,
      approval: null,
      connectLink: null,
    })
  })

  test('the session has another id after the sign-in, and the one before is worth nothing', async () => {
    const { deps } = installation
    const { sessionId: before, url } = await startSignIn(deps, {})
    await expect(actorOf(deps, before)).rejects.toMatchObject(notSignedIn)
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    const { sessionId } = await finishSignIn(deps, { sessionId: before, callbackUrl })
    expect(sessionId).not.toBe(before)
    expect(await actorOf(deps, sessionId)).toMatchObject({ role: 'admin' })
    await expect(actorOf(deps, before)).rejects.toMatchObject(notSignedIn)
    expect(await readSession(deps, before)).toMatchObject({ member: null, connection: null })
  })

  test('a reply of Microsoft counts once, and only in the browser that was sent there', async () => {
    const { deps } = installation
    const { sessionId, url } = await startSignIn(deps, {})
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    const elsewhere = await startSignIn(deps, {})
    await expect(finishSignIn(deps, { sessionId: undefined, callbackUrl })).rejects.toMatchObject(notStarted)
    await expect(finishSignIn(deps, { sessionId: 'unknown', callbackUrl })).rejects.toMatchObject(notStarted)
    await expect(finishSignIn(deps, { sessionId: elsewhere.sessionId, callbackUrl })).rejects.toMatchObject(notStarted)

    const finished = await finishSignIn(deps, { sessionId, callbackUrl })
    expect(finished.connectionState).toBe('connected')
    await expect(finishSignIn(deps, { sessionId, callbackUrl })).rejects.toMatchObject(notStarted)
    await expect(finishSignIn(deps, { sessionId: finished.sessionId, callbackUrl })).rejects.toMatchObject(notStarted)
  })

  test('a reply with a foreign state leaves the sign-in that is under way alone', async () => {
    const { deps } = installation
    const { sessionId, url } = await startSignIn(deps, {})
    const forged = `${publicUrl}/auth/callback?code=stolen&state=guessed`
    await expect(finishSignIn(deps, { sessionId, callbackUrl: forged })).rejects.toMatchObject(notStarted)
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    expect((await finishSignIn(deps, { sessionId, callbackUrl })).connectionState).toBe('connected')
  })

  test('a sign-in that is finished twice at the same time connects once', async () => {
    const { deps } = installation
    const { sessionId, url } = await startSignIn(deps, {})
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    const replies = await Promise.allSettled(
      Array.from({ length: 5 }, async () => finishSignIn(deps, { sessionId, callbackUrl })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      ...Array.from({ length: 4 }, () => 'rejected'),
    ])
  })

  test('a sign-in that was started more than an hour ago is over', async () => {
    const { deps } = installation
    const { sessionId, url } = await startSignIn(deps, {})
    const { callbackUrl = '' } = await walkThroughEntra(emulator, url, { person: 'mia' })
    installation.passTime(3601)
    await expect(finishSignIn(deps, { sessionId, callbackUrl })).rejects.toMatchObject(notStarted)
  })

  test('two people who finish their very first sign-ins at once become one administrator and one member', async () => {
    const [mia, tom] = await Promise.all([installation.actor('mia'), installation.actor('tom')])
    expect([mia.role, tom.role].sort()).toEqual(['admin', 'member'])
    expect(mia.memberId).not.toBe(tom.memberId)
  })

  test('who is known here is suggested at Microsoft, unless another account is asked for', async () => {
    const { deps } = installation
    const { sessionId } = await installation.signIn('mia')
    const username = emulator.users.find(({ key }) => key === 'mia')?.username
    const again = new URL((await startSignIn(deps, { sessionId })).url).searchParams
    expect([again.get('login_hint'), again.get('prompt')]).toEqual([username, null])
    const other = await startSignIn(deps, { sessionId, prompt: 'select_account' })
    expect(new URL(other.url).searchParams.get('prompt')).toBe('select_account')
  })

  test('another person who signs in in the same browser takes it over', async () => {
    const { deps } = installation
    const mia = await installation.signIn('mia')
    const tom = await installation.signIn('tom', { sessionId: mia.sessionId, prompt: 'select_account' })
    expect((await readSession(deps, tom.sessionId)).member?.name).toBe('Tom Brandt')
    await expect(actorOf(deps, mia.sessionId)).rejects.toMatchObject(notSignedIn)
    const kai = await installation.signIn('kai', { sessionId: tom.sessionId, prompt: 'select_account' })
    expect(await readSession(deps, kai.sessionId)).toMatchObject({ member: null, connection: { state: 'no-access' } })
  })

  test('the way back leads to a page of the web app and nowhere else', async () => {
    const back = async (returnTo: string): Promise<string> => (await installation.signIn('mia', { returnTo })).returnTo
    expect(await back('/accounts/1?tab=notes')).toBe('/accounts/1?tab=notes')
    expect(await back('https://elsewhere.example/')).toBe('/')
    expect(await back('//elsewhere.example')).toBe('/')
  })

  test('signing out ends the session in this browser alone, and the connection stays', async () => {
    const { deps } = installation
    const here = await installation.signIn('mia')
    const elsewhere = await installation.signIn('mia')
    await signOut(deps, here.sessionId)
    await expect(actorOf(deps, here.sessionId)).rejects.toMatchObject(notSignedIn)
    const mia = await actorOf(deps, elsewhere.sessionId)
    expect((await readSession(deps, elsewhere.sessionId)).connection?.state).toBe('connected')
    expect((await listAuditEvents(deps, mia)).items.map(({ kind }) => kind)).toContain('signed_out')
    await signOut(deps, here.sessionId)
    await signOut(deps, 'unknown')
  })

  test('a session ends after twelve hours without use, and after thirty days in any case', async () => {
    const { deps } = installation
    const { sessionId } = await installation.signIn('mia')
    installation.passTime(11 * 3600)
    expect(await actorOf(deps, sessionId)).toMatchObject({ role: 'admin' })
    installation.passTime(11 * 3600)
    expect(await actorOf(deps, sessionId)).toMatchObject({ role: 'admin' })
    installation.passTime(13 * 3600)
    await expect(actorOf(deps, sessionId)).rejects.toMatchObject(notSignedIn)

    const inUse = await installation.signIn('mia')
    for (let passed = 0; passed < sessionMaxAgeSeconds; passed += 11 * 3600) {
      expect(await actorOf(deps, inUse.sessionId)).toMatchObject({ role: 'admin' })
      installation.passTime(11 * 3600)
    }
    await expect(actorOf(deps, inUse.sessionId)).rejects.toMatchObject(notSignedIn)
  })

  test('when Microsoft cannot be reached the browser is led to the page that says so', async () => {
    const { deps } = installation
    const unreachable = {
      ...deps,
      entraFor: () => deps.entraFor('http://127.0.0.1:9/72f988bf-86f1-41af-91ab-2d7cd011db47'),
    }
    const { sessionId, url } = await startSignIn(unreachable, { returnTo: '/deals' })
    expect(url).toBe(`${publicUrl}/connect`)
    expect((await readSession(deps, sessionId)).connection).toMatchObject({
      state: 'disconnected',
      code: 'entra_temporarily_unavailable',
    })
  })

  test('a wrong client secret is told to the person as not their fault, and to the operator', async () => {
    emulator.faults.refuseToken({ aadsts: 7000215 })
    const { sessionId, connectionState } = await installation.signIn('mia')
    expect(connectionState).toBe('disconnected')
    expect((await readSession(installation.deps, sessionId)).connection).toMatchObject({
      who: 'operator',
      code: 'entra_client_secret_wrong',
    })
    expect(installation.events).toContainEqual(
      expect.objectContaining({ event: 'operator.action_needed', code: 'entra_client_secret_wrong' }),
    )
  })

  test('what is logged of signing in holds no token, code, name or session id (P14)', async () => {
    const { sessionId } = await installation.signIn('mia')
    const log = JSON.stringify(installation.events)
    expect(installation.events.length).toBeGreaterThan(1)
    for (const secret of [sessionId, 'eyJ', 'Mia', 'brightwater.example', emulator.clientSecret, 'code=']) {
      expect(log).not.toContain(secret)
    }
  })
})
