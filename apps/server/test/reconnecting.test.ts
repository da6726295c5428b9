import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type DemoServer, layAccount, type Person, startDemoServer } from './demo-server.ts'

let server: DemoServer
let mia: Person
let accountId: string
beforeAll(async () => {
  server = await startDemoServer()
  accountId = layAccount(server, 'Aqua Nova')
})
beforeEach(async () => {
  mia = await server.signedIn('Mia Keller')
})
afterEach(() => {
  server.emulator().faults.clear()
  server.emulator().entra.setPolicies([])
})
afterAll(() => server?.stop())

const connection = async () => (await mia.get('/api/session')).body.connection
const notesNamed = (title: string) =>
  server
    .emulator()
    .rows.list('annotation')
    .filter(({ subject }) => subject === title)
const stateOf = async (id: string) => (await mia.get(`/api/plans/${id}`)).body.state

/** Approved, with a connection that turns out not to work any more when the plan is to be written. */
async function approvedInVain(title: string): Promise<string> {
  const { status, body } = await mia.post('/api/plans', {
    changes: [{ kind: 'add-note', regarding: { table: 'account', id: accountId }, title, text: 'Once.' }],
  })
  expect(status).toBe(201)
  server.emulator().faults.expireAccessTokens('mia')
  expect((await mia.post(`/api/plans/${body.id}/approve`, { expectedHash: body.hash })).status).toBe(200)
  await vi.waitFor(async () => expect((await connection()).state).toBe('reauth-required'), {
    timeout: 20_000,
    interval: 50,
  })
  await vi.waitFor(async () => expect(await stateOf(body.id)).toBe('approved'), { timeout: 20_000, interval: 50 })
  expect(notesNamed(title)).toEqual([])
  return body.id as string
}

/** Signs in once more in the same browser. Answers where the browser was sent first. */
async function signInAgain(...presses: string[]): Promise<URL> {
  const path = new URL('/auth/sign-in?returnTo=/plans', server.url)
  const sent = await mia.walker.send(path, { headers: { accept: 'text/html' } })
  const target = new URL(sent.headers.get('location') ?? '')
  let page = await mia.walker.open(target)
  for (const label of presses) {
    const next = await mia.walker.press(page, label)
    if (!next) throw new Error(`No "${label}" at ${page.url.href}`)
    page = next
  }
  expect(page.url.href).toBe(`${server.url}/plans`)
  return target
}

async function appliedOnce(id: string, title: string): Promise<void> {
  await vi.waitFor(async () => expect(await stateOf(id)).toBe('applied'), { timeout: 30_000, interval: 50 })
  expect(notesNamed(title)).toHaveLength(1)
}

test('a sign-in that was revoked while a plan waits: the plan waits on, is written once after signing in again, and nobody else notices', async () => {
  const tom = await server.signedIn('Tom Brandt')
  server.emulator().faults.revokeSessions('mia')
  const id = await approvedInVain('After revocation')
  expect(await connection()).toMatchObject({
    state: 'reauth-required',
    code: 'entra_sign_in_revoked',
    serviceCode: 'AADSTS50173',
    who: 'member',
  })
  const refused = await mia.get('/api/accounts')
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'connection_reauth_required' })
  expect((await tom.get('/api/accounts')).status).toBe(200)

  await signInAgain('Mia Keller')
  expect((await connection()).state).toBe('connected')
  await appliedOnce(id, 'After revocation')
})

test('a second factor asked for at renewal: the next sign-in carries the claims, and the plan goes on', async () => {
  const [policy = ''] = server.emulator().entra.setPolicies([{ users: ['mia'], control: 'mfa' }])
  const id = await approvedInVain('After a second factor')
  expect(await connection()).toMatchObject({
    state: 'reauth-required',
    code: 'entra_mfa_required',
    serviceCode: 'AADSTS50076',
    who: 'member',
  })
  const target = await signInAgain('Approved')
  expect(target.searchParams.get('claims')).toContain(policy)
  expect(target.searchParams.get('login_hint')).toContain('mia')
  await appliedOnce(id, 'After a second factor')
})

test('a challenge of Dynamics itself: its claims are carried to the next sign-in, without asking Entra in vain', async () => {
  const { status, body } = await mia.post('/api/plans', {
    changes: [{ kind: 'add-note', regarding: { table: 'account', id: accountId }, title: 'Challenged', text: 'Once.' }],
  })
  expect(status).toBe(201)
  server.emulator().faults.challengeClaims('mia')
  expect((await mia.post(`/api/plans/${body.id}/approve`, { expectedHash: body.hash })).status).toBe(200)
  await vi.waitFor(async () => expect((await connection()).state).toBe('reauth-required'), {
    timeout: 20_000,
    interval: 50,
  })
  expect(await connection()).toMatchObject({ code: 'connection_reauth_required', who: 'member' })
  const target = await signInAgain()
  expect(JSON.parse(target.searchParams.get('claims') ?? '')).toMatchObject({ access_token: expect.anything() })
  await appliedOnce(body.id, 'Challenged')
})

test('a second factor asked for at the sign-in itself: the next one carries the claims', async () => {
  const [policy = ''] = server.emulator().entra.setPolicies([{ users: ['mia'], control: 'mfa' }])
  await mia.post('/api/connection/disconnect')
  const first = await mia.walker.open(new URL('/auth/sign-in?returnTo=/plans', server.url))
  expect(first.url.href).toBe(`${server.url}/connect?returnTo=%2Fplans`)
  expect(await connection()).toMatchObject({ state: 'disconnected', code: 'entra_mfa_required' })
  const target = await signInAgain('Approved')
  expect(target.searchParams.get('claims')).toContain(policy)
  expect((await connection()).state).toBe('connected')
})

test('a policy that the person cannot meet is told as what it is, and ends with it', async () => {
  server.emulator().entra.setPolicies([{ users: ['mia'], control: 'compliantDevice' }])
  const id = await approvedInVain('After the policy')
  expect(await connection()).toMatchObject({ state: 'reauth-required', serviceCode: 'AADSTS53000' })
  server.emulator().entra.setPolicies([])
  await signInAgain()
  await appliedOnce(id, 'After the policy')
})

test('who disconnects has no tokens left at once, keeps their session, and what waits goes on after connecting again', async () => {
  const { body } = await mia.post('/api/plans', {
    changes: [{ kind: 'add-note', regarding: { table: 'account', id: accountId }, title: 'Parted', text: 'Once.' }],
  })
  expect((await mia.post('/api/connection/disconnect')).status).toBe(204)
  expect((await mia.get('/api/accounts')).body).toMatchObject({ code: 'connection_needed' })
  expect(await connection()).toMatchObject({ state: 'disconnected', who: 'member' })
  expect((await mia.get('/api/session')).body).toMatchObject({ member: { name: 'Mia Keller' } })
  await mia.post(`/api/plans/${body.id}/approve`, { expectedHash: body.hash })
  await signInAgain()
  await appliedOnce(body.id, 'Parted')
})
