import { checkQuietConnections } from '@liaison/crm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Walker } from '../src/cli/journey/walker.ts'
import { buttonsOf } from '../src/cli/journey/html-forms.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { type DemoServer, layAccount, type Person, personWith, startDemoServer } from './demo-server.ts'

// Microsoft's time passes here: what it refuses then is refused for its age, and not because it was told to.

let server: DemoServer
let mia: Person
let accountId: string
beforeAll(async () => {
  server = await startDemoServer()
  accountId = layAccount(server, 'Quiet Waters')
  server.emulator().consent.grant()
  server.emulator().snapshots.save('today')
})
beforeEach(async () => {
  mia = await server.signedIn('Mia Keller')
})
afterEach(() => server.emulator().snapshots.load('today'))
afterAll(() => server?.stop())

const dayMs = 24 * 3_600_000
const connection = async () => (await mia.get('/api/session')).body.connection
const stateOf = async (id: string) => (await mia.get(`/api/plans/${id}`)).body.state
const notesNamed = (title: string) =>
  server
    .emulator()
    .rows.list('annotation')
    .filter(({ subject }) => subject === title)

/** The job that looks at quiet connections, run so many days from now. */
async function checkAfter(days: number): Promise<void> {
  const { deps } = server.app
  const clock = { now: () => new Date(Date.now() + days * dayMs) }
  await checkQuietConnections({ ...deps, clock }, { atMost: 10, withinMs: 0 })
}

async function proposeNote(title: string): Promise<{ id: string; hash: string }> {
  const { status, body } = await mia.post('/api/plans', {
    changes: [{ kind: 'add-note', regarding: { table: 'account', id: accountId }, title, text: 'Once.' }],
  })
  expect(status).toBe(201)
  return body as { id: string; hash: string }
}

test('91 days of silence: the check notices it before anybody does, what is approved waits, and is written once after reconnecting (P9)', async () => {
  const title = 'After a long silence'
  const { id, hash } = await proposeNote(title)
  server.emulator().clock.advance({ days: 91 })
  await checkAfter(91)
  expect(await connection()).toMatchObject({
    state: 'reauth-required',
    code: 'entra_sign_in_inactive',
    serviceCode: 'AADSTS700082',
    who: 'member',
    title: 'Your sign-in was not used for 90 days and has ended.',
    guide: { whoActs: 'You sign in once more', next: 'sign-in' },
  })
  expect((await mia.get('/api/accounts')).body).toMatchObject({ code: 'connection_reauth_required' })

  expect((await mia.post(`/api/plans/${id}/approve`, { expectedHash: hash })).status).toBe(200)
  expect(await stateOf(id)).toBe('approved')
  expect(notesNamed(title)).toEqual([])

  // Microsoft's time is ours again: what it signs must not come from the future.
  server.emulator().snapshots.load('today')
  expect(await connection()).toMatchObject({ state: 'reauth-required' })
  await signIn(mia.walker, server.url, 'Mia Keller')
  expect((await connection()).state).toBe('connected')
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('applied'), { timeout: 30_000, interval: 50 })
  expect(notesNamed(title)).toHaveLength(1)
})

test('a clock that is three days apart from Microsoft’s ends nobody’s connection, and is told as what it is (P11)', async () => {
  server.emulator().clock.advance({ days: 3 })
  const reply = await mia.get('/api/accounts')
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 502, code: 'entra_clock_wrong' })
  expect(await connection()).toMatchObject({ state: 'connected' })
  server.emulator().snapshots.load('today')
  expect((await mia.get('/api/accounts')).status).toBe(200)
})

test('one that is four minutes apart is of no consequence', async () => {
  server.emulator().clock.advance({ minutes: 4 })
  server.emulator().faults.expireAccessTokens('mia')
  expect((await mia.get('/api/accounts')).status).toBe(200)
  expect((await (await server.signedIn('Tom Brandt')).get('/api/accounts')).status).toBe(200)
})

test('a sign-in every eight hours, as a policy asks for it: the ninth hour ends the connection, and says why (P10)', async () => {
  server.emulator().entra.setPolicies([{ users: ['mia'], signInFrequencyHours: 8 }])
  server.emulator().clock.advance({ hours: 9 })
  expect((await mia.get('/api/accounts')).status).toBe(409)
  expect(await connection()).toMatchObject({
    state: 'reauth-required',
    code: 'entra_sign_in_frequency',
    serviceCode: 'AADSTS70043',
    title: 'Your organisation asks everyone to sign in again after a while, and that time has come.',
  })
})

test('who comes back from Microsoft later than ten minutes is asked to sign in once more', async () => {
  const toms = personWith(new Walker(), server.url)
  const picker = await toms.walker.open(new URL('/auth/sign-in', server.url))
  const account = buttonsOf(picker.html).find(({ text }) => text.includes('Tom Brandt'))
  const answered = await toms.walker.send(new URL(account?.action ?? '', picker.url), {
    method: 'POST',
    body: new URLSearchParams(account?.fields),
  })
  server.emulator().clock.advance({ minutes: 11 })
  const page = await toms.walker.open(new URL(answered.headers.get('location') ?? ''))
  expect(page.url.pathname).toBe('/connect')
  expect((await toms.get('/api/session')).body).toMatchObject({
    member: null,
    connection: { state: 'disconnected', code: 'entra_sign_in_ended', serviceCode: 'AADSTS70008', who: 'member' },
  })
})
