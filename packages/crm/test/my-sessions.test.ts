import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Actor,
  actorOf,
  endOtherSessions,
  endSession,
  finishSignIn,
  listSessions,
  readSession,
  startSignIn,
} from '../src/index.ts'
import { onEveryDatabase } from './databases.ts'
import { walkThroughEntra } from './entra-walk.ts'
import { anInstallation, type Installation } from './installation.ts'
import { eventsOf } from './invited.ts'

const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0'
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(async () => emulator?.stop())

interface Browser {
  sessionId: string
  actor: Actor
}

onEveryDatabase((database) => {
  let installation: Installation
  let laptop: Browser
  let phone: Browser
  let tom: Browser
  beforeEach(async () => {
    installation = await anInstallation({ db: database().db, emulator })
    laptop = await signedIn('mia', edge)
    installation.passTime(120)
    phone = await signedIn('mia', iPhone)
    tom = await signedIn('tom', edge)
  })

  const signedIn = async (person: string, userAgent?: string): Promise<Browser> => {
    const { deps } = installation
    const started = await startSignIn(deps, {})
    const { callbackUrl = '' } = await walkThroughEntra(emulator, started.url, { person })
    const { sessionId } = await finishSignIn(deps, { sessionId: started.sessionId, callbackUrl, userAgent })
    return { sessionId, actor: await actorOf(deps, sessionId) }
  }
  const seenBy = async ({ actor, sessionId }: Browser) =>
    (await listSessions(installation.deps, actor, sessionId)).items
  const isSignedIn = async ({ sessionId }: Browser): Promise<boolean> =>
    (await readSession(installation.deps, sessionId)).member !== null
  const signedOutEvents = async () => eventsOf(installation, { ...laptop.actor, role: 'admin' }, ['signed_out'])

  test('a person sees in which browsers they are signed in, this one first, and nobody else’s', async () => {
    expect(await seenBy(laptop)).toMatchObject([
      { browser: 'Edge', system: 'Windows', isThis: true },
      { browser: 'Safari', system: 'iPhone', isThis: false },
    ])
    expect(await seenBy(phone)).toMatchObject([
      { system: 'iPhone', isThis: true },
      { system: 'Windows', isThis: false },
    ])
    expect(await seenBy(tom)).toHaveLength(1)
    expect(await isSignedIn(laptop)).toBe(true)
    const [first] = await seenBy(laptop)
    expect(Date.parse(first?.lastSeenAt ?? '')).toBeGreaterThan(Date.parse(first?.startedAt ?? ''))
  })

  test('neither what opens a session nor what a browser said of itself is told or kept', async () => {
    const rows = await database().db.selectFrom('sessions').selectAll().execute()
    const kept = JSON.stringify([rows, await seenBy(laptop)])
    for (const secret of [laptop.sessionId, phone.sessionId, 'Mozilla', '131.0', '127.0.0.1']) {
      expect(kept).not.toContain(secret)
    }
  })

  test('a browser that does not say what it is, is listed all the same', async () => {
    const unknown = await signedIn('mia')
    const [listed] = await seenBy(unknown)
    expect(listed).toEqual({
      id: expect.any(String),
      startedAt: expect.any(String),
      lastSeenAt: expect.any(String),
      isThis: true,
    })
  })

  test('a session that was ended elsewhere is worth nothing from then on, and the history says which', async () => {
    const { deps } = installation
    const [, other] = await seenBy(laptop)
    const ended = await endSession(deps, laptop.actor, { id: other?.id ?? '', sessionId: laptop.sessionId })
    expect(ended).toEqual({ isThis: false })
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(laptop)).toBe(true)
    expect((await readSession(deps, laptop.sessionId)).connection?.state).toBe('connected')
    expect(await seenBy(laptop)).toHaveLength(1)
    expect(await signedOutEvents()).toEqual([
      {
        kind: 'signed_out',
        memberId: laptop.actor.memberId,
        detail: { elsewhere: true, browser: 'Safari', system: 'iPhone' },
      },
    ])
  })

  test('ending this session is signing out', async () => {
    const [here] = await seenBy(phone)
    const ended = await endSession(installation.deps, phone.actor, { id: here?.id ?? '', sessionId: phone.sessionId })
    expect(ended).toEqual({ isThis: true })
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(laptop)).toBe(true)
  })

  test('sessions of others and sessions that are not there are not found, alike', async () => {
    const [toms] = await seenBy(tom)
    for (const id of [toms?.id ?? '', '0197a000-0000-7000-8000-00000000ffff']) {
      await expect(
        endSession(installation.deps, laptop.actor, { id, sessionId: laptop.sessionId }),
      ).rejects.toMatchObject({ code: 'session_not_found' })
    }
    expect(await isSignedIn(tom)).toBe(true)
    expect(await signedOutEvents()).toEqual([])
  })

  test('all others end at once; this one and everybody else’s stay', async () => {
    const { deps } = installation
    await signedIn('mia', iPhone)
    expect(await endOtherSessions(deps, laptop.actor, laptop.sessionId)).toEqual({ ended: 2 })
    expect(await Promise.all([laptop, phone, tom].map(isSignedIn))).toEqual([true, false, true])
    expect(await endOtherSessions(deps, laptop.actor, laptop.sessionId)).toEqual({ ended: 0 })
    expect(await signedOutEvents()).toMatchObject([{ detail: { elsewhere: true, sessions: 2 } }])
  })

  test('a session past its limits is not shown', async () => {
    installation.passTime(13 * 3600)
    const fresh = await signedIn('mia', edge)
    expect(await seenBy(fresh)).toMatchObject([{ isThis: true }])
  })
})
