import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WalkedPage, Walker } from '../src/cli/journey/walker.ts'
import { type DemoServer, layAccount, type Person, personWith, type Reply, startDemoServer } from './demo-server.ts'

let server: DemoServer
let ada: Person
let mia: Person
beforeAll(async () => {
  server = await startDemoServer()
  ada = await server.signedIn('Ada Lindqvist')
  mia = await server.signedIn('Mia Keller')
})
afterAll(() => server?.stop())

async function keyOf(person: Person, scopes: string[], more: object = {}): Promise<{ id: string; secret: string }> {
  const { status, body } = await person.post('/api/keys', { name: 'Meeting assistant', scopes, ...more })
  expect(status).toBe(201)
  return { id: body.key.id, secret: body.secret }
}

async function call(
  secret: string,
  path: string,
  { body, actingFor, cookie }: { body?: unknown; actingFor?: string; cookie?: string } = {},
): Promise<Reply> {
  const response = await fetch(new URL(path, server.url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(actingFor === undefined ? {} : { 'liaison-member': actingFor }),
      ...(cookie === undefined ? {} : { cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) }
}

test('a program reads with its key what its maker may see, without any cookie', async () => {
  const accountId = layAccount(server, 'Aqua Nova')
  const { secret } = await keyOf(mia, ['read'])
  const reply = await call(secret, `/api/accounts/${accountId}`)
  expect(reply.status).toBe(200)
  expect(reply.body.account).toMatchObject({ id: accountId, name: 'Aqua Nova' })
})

test('a key never falls back to the cookie that came with it', async () => {
  const cookie = ada.walker.cookies(new URL(server.url)) ?? ''
  const { secret } = await keyOf(mia, ['read'])
  for (const bad of ['', 'liaison_x', `${secret.slice(0, -1)}_`, 'null']) {
    const reply = await call(bad, '/api/accounts', { cookie })
    expect(reply.status, bad).toBe(401)
    expect(reply.body).toMatchObject({ code: 'api_key_refused' })
  }
  // Ada may read the history; a key of Mia's beside Ada's cookie may not.
  const history = await call(secret, '/api/audit', { cookie })
  expect(history.status).toBe(403)
  expect(history.body).toMatchObject({ code: 'api_key_scope_missing' })
})

test('keys are made, listed, rotated and revoked by people; no key does it', async () => {
  const { id, secret } = await keyOf(ada, ['read', 'admin'])
  for (const [path, body] of [
    ['/api/keys', undefined],
    ['/api/keys', { name: 'Another', scopes: ['read'] }],
    [`/api/keys/${id}/rotate`, {}],
    [`/api/keys/${id}/revoke`, {}],
    ['/api/session/sign-out-everywhere', {}],
  ] as const) {
    const reply = await call(secret, path, { body })
    expect(reply.status, path).toBe(403)
    expect(reply.body).toMatchObject({ code: 'api_key_scope_missing' })
  }
  const rotated = await ada.post(`/api/keys/${id}/rotate`, { formerHoldsForHours: 1 })
  expect(rotated.status).toBe(200)
  for (const good of [secret, rotated.body.secret]) expect((await call(good, '/api/plans')).status).toBe(200)
  const listed = await ada.get('/api/keys')
  expect(listed.body.items).toContainEqual(
    expect.objectContaining({ id, state: 'active', formerSecretUntil: expect.any(String) }),
  )
  expect(JSON.stringify(listed.body)).not.toMatch(/liaison_[0-9a-f]/)
  expect((await ada.post(`/api/keys/${id}/revoke`)).body).toMatchObject({ id, state: 'revoked' })
  for (const ended of [secret, rotated.body.secret]) expect((await call(ended, '/api/plans')).status).toBe(401)
})

test.each([
  [{ name: '', scopes: ['read'] }, 'name'],
  [{ name: 'A', scopes: [] }, 'scopes'],
  [{ name: 'A', scopes: ['everything'] }, 'scopes.0'],
  [{ name: 'A', scopes: ['read'], expiresInDays: 9_999 }, 'expiresInDays'],
  [{ name: 'A', scopes: ['read'], returnOrigins: ['http://app.example'] }, 'returnOrigins.0'],
  [{ name: 'A', scopes: ['read'], returnOrigins: ['https://app.example/path'] }, 'returnOrigins.0'],
])('a key with %j is refused with the field named', async (wanted, column) => {
  const reply = await ada.post('/api/keys', wanted)
  expect(reply.status).toBe(400)
  expect(reply.body.fields).toContainEqual(expect.objectContaining({ column }))
})

/** Through the pages of Entra ID until the browser has left them. */
async function passEntra(walker: Walker, start: WalkedPage, person: string): Promise<URL> {
  const entra = new URL(server.emulator().environmentUrl).origin
  let page = start
  while (page.url.origin === entra) {
    const next = (await walker.press(page, person)) ?? (await walker.press(page, 'Accept'))
    if (next === undefined) throw new Error(`Stuck at ${page.url.href}`)
    page = next
  }
  return page.url
}

test('a person follows a connect link, comes back to the program, and it works in their name until they withdraw it', async () => {
  const returnUrl = `${server.url}/api/health`
  const { id, secret } = await keyOf(ada, ['read', 'plan', 'connect'], { returnOrigins: [server.url] })
  const link = await call(secret, '/api/connect-links', { body: { reference: 'user-17', returnUrl } })
  expect(link.status).toBe(201)
  expect(await call(secret, `/api/connect-links/${link.body.id}`)).toMatchObject({ body: { state: 'waiting' } })
  expect((await call(secret, '/api/accounts', { actingFor: 'user-17' })).body).toMatchObject({
    code: 'acting_member_refused',
  })

  const walker = new Walker()
  const tom = personWith(walker, server.url)
  const code = new URL(link.body.url).hash.slice(1)
  const offer = await tom.post('/api/connect-links/preview', { code })
  expect(offer.body).toMatchObject({ program: 'Meeting assistant', reference: 'user-17' })
  expect((await tom.post('/api/session/connect-link', { code })).status).toBe(204)
  const page = await walker.open(new URL('/auth/sign-in?returnTo=/link', server.url))
  const back = await passEntra(walker, page, 'Tom Brandt')
  expect(back.href).toBe(`${returnUrl}?status=connected&reference=user-17`)

  const state = await call(secret, `/api/connect-links/${link.body.id}`)
  expect(state.body).toMatchObject({ state: 'connected', connectionState: 'connected', actsFor: true })
  const plan = await call(secret, '/api/plans', {
    actingFor: 'user-17',
    body: { changes: [{ kind: 'create', table: 'contact', fields: { lastname: 'Marchetti' } }] },
  })
  expect(plan.status).toBe(201)
  expect(plan.body.createdBy).toMatchObject({ id: state.body.memberId, name: 'Tom Brandt' })

  expect((await tom.get('/api/connection/programs')).body.items).toMatchObject([{ id, name: 'Meeting assistant' }])
  const withdrawn = await walker.send(new URL(`/api/connection/programs/${id}`, server.url), { method: 'DELETE' })
  expect(withdrawn.status).toBe(204)
  expect((await call(secret, '/api/accounts', { actingFor: 'user-17' })).status).toBe(403)
  // What the program proposed is still the person's to decide.
  expect((await tom.get(`/api/plans/${plan.body.id}`)).body).toMatchObject({ state: 'draft' })
})

test('a person in a browser makes no connect link, and none leads back to where no administrator said', async () => {
  const asPerson = await ada.post('/api/connect-links', { reference: 'x' })
  expect(asPerson.status).toBe(403)
  expect(asPerson.body).toMatchObject({ code: 'api_key_needed' })
  const { secret } = await keyOf(ada, ['connect'], { returnOrigins: ['https://app.example'] })
  const elsewhere = await call(secret, '/api/connect-links', {
    body: { reference: 'x', returnUrl: 'https://evil.example/' },
  })
  expect(elsewhere.status).toBe(422)
  expect(elsewhere.body).toMatchObject({ code: 'return_url_refused' })
})

test('signing out everywhere ends every session of the person, and nobody else’s', async () => {
  const [laptop, phone] = [await server.signedIn('Mia Keller'), await server.signedIn('Mia Keller')]
  expect((await laptop.post('/api/session/sign-out-everywhere')).status).toBe(204)
  for (const browser of [laptop, phone]) expect((await browser.get('/api/plans')).status).toBe(401)
  expect((await ada.get('/api/plans')).status).toBe(200)
  mia = await server.signedIn('Mia Keller')
})
