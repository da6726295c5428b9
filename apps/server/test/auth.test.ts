import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { type WalkedPage, Walker } from '../src/cli/journey/walker.ts'
import { type DemoServer, personWith, startDemoServer } from './demo-server.ts'

let server: DemoServer
beforeAll(async () => {
  server = await startDemoServer()
})
afterEach(() => server.emulator().consent.require('allowed'))
afterAll(() => server?.stop())

const html = { accept: 'text/html' }
const open = (walker: Walker, path: string) => walker.send(new URL(path, server.url), { headers: html })
const locationOf = (response: Response) => new URL(response.headers.get('location') ?? '', server.url)

/** Through the pages of Entra ID until the browser is at ours again. */
async function walkBack(walker: Walker, start: WalkedPage, person: string): Promise<WalkedPage> {
  let page = start
  while (page.url.origin !== server.url) {
    const next = (await walker.press(page, person)) ?? (await walker.press(page, 'Accept'))
    if (next === undefined) throw new Error(`Stuck at ${page.url.href}`)
    page = next
  }
  return page
}

test('signing in sends the browser to the tenant with state, nonce and PKCE, and remembers it in an HttpOnly cookie', async () => {
  const reply = await open(new Walker(), '/auth/sign-in?returnTo=/accounts')
  expect(reply.status).toBe(302)
  const target = locationOf(reply)
  expect(target.href).toContain(server.emulator().tenantId)
  for (const name of ['state', 'nonce', 'code_challenge', 'client_id', 'redirect_uri']) {
    expect(target.searchParams.get(name), name).toBeTruthy()
  }
  expect(target.searchParams.get('code_challenge_method')).toBe('S256')
  expect(target.searchParams.get('redirect_uri')).toBe(`${server.url}/auth/callback`)
  const [cookie = ''] = reply.headers.getSetCookie()
  expect(cookie).toMatch(/^liaison_session=[\w-]{40,};/)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
  expect(cookie).toContain('Path=/')
  // On plain http a Secure cookie would never come back.
  expect(cookie).not.toContain('Secure')
})

test('the session after a sign-in is another one than before it', async () => {
  const walker = new Walker()
  const [before] = (await open(walker, '/auth/sign-in')).headers.getSetCookie()
  await signIn(walker, server.url, 'Mia Keller')
  const planted = new Walker()
  const reply = await planted.send(new URL('/api/session', server.url), {
    headers: { cookie: (before ?? '').split(';')[0] ?? '' },
  })
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({ member: null })
})

test('who comes back from Microsoft without having started is led to the sign-in page', async () => {
  const reply = await open(new Walker(), '/auth/callback?code=abc&state=xyz')
  expect(reply.status).toBe(302)
  expect(locationOf(reply).pathname).toBe('/connect')
  expect(locationOf(reply).searchParams.get('problem')).toBe('sign_in_not_started')
})

test('a program that comes back like that gets a problem instead', async () => {
  const reply = await personWith(new Walker(), server.url).get('/auth/callback?code=abc&state=xyz')
  expect(reply.status).toBe(400)
  expect(reply.body).toMatchObject({ code: 'sign_in_not_started' })
})

test('a forged reply signs nobody in, and the sign-in it disturbed can still be finished', async () => {
  const walker = new Walker()
  const started = await open(walker, '/auth/sign-in')
  const reply = await open(walker, '/auth/callback?code=abc&state=forged')
  expect(reply.status).toBe(302)
  expect(locationOf(reply).pathname).toBe('/connect')
  expect(locationOf(reply).searchParams.get('problem')).toBe('sign_in_not_started')
  const me = personWith(walker, server.url)
  expect((await me.get('/api/session')).body).toMatchObject({ member: null })
  await walkBack(walker, await walker.open(locationOf(started)), 'Mia Keller')
  expect((await me.get('/api/session')).body).toMatchObject({ member: { name: 'Mia Keller' } })
})

test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
  'returnTo=%s leads to no other site',
  async (returnTo) => {
    const walker = new Walker()
    const start = await open(walker, `/auth/sign-in?${new URLSearchParams({ returnTo }).toString()}`)
    const page = await walkBack(walker, await walker.open(locationOf(start)), 'Mia Keller')
    expect(page.url.href).toBe(`${server.url}/`)
  },
)

test('who declines on Microsoft’s page ends on the page that explains', async () => {
  const walker = new Walker()
  let page = await walker.open(new URL('/auth/sign-in', server.url))
  page = (await walker.press(page, 'Eva Sommer')) ?? page
  page = (await walker.press(page, 'Cancel')) ?? page
  expect(page.url.origin).toBe(server.url)
  expect(page.url.pathname).toBe('/connect')
  const { body } = await personWith(walker, server.url).get('/api/session')
  expect(body.connection).toMatchObject({ state: 'consent-required', title: expect.any(String) })
})

test('a person without a role in Dynamics is not let in, and told who can give one', async () => {
  const walker = new Walker()
  await expect(signIn(walker, server.url, 'Noah Fischer')).rejects.toThrow('/connect')
  const { body } = await personWith(walker, server.url).get('/api/session')
  expect(body.connection).toMatchObject({ state: 'no-access', who: 'dynamics-admin' })
  const refused = await personWith(walker, server.url).get('/api/accounts')
  expect(refused.status).toBe(401)
  expect(refused.body).toMatchObject({ code: 'sign_in_required' })
})

test('signing out ends the session here and for whoever kept its cookie', async () => {
  const mia = await server.signedIn('Mia Keller')
  expect((await mia.get('/api/session')).body.member).toMatchObject({ name: 'Mia Keller' })
  const reply = await mia.post('/auth/sign-out')
  expect(reply.status).toBe(204)
  expect(reply.headers.getSetCookie().join()).toMatch(/liaison_session=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
  expect((await mia.get('/api/session')).body).toMatchObject({ member: null, connection: null })
  expect((await mia.get('/api/accounts')).status).toBe(401)
})

test('a kept cookie of a session that was signed out is worth nothing', async () => {
  const walker = new Walker()
  await open(walker, '/auth/sign-in')
  await signIn(walker, server.url, 'Mia Keller')
  const kept = walker.cookies(new URL(server.url))
  await personWith(walker, server.url).post('/auth/sign-out')
  const reply = await fetch(`${server.url}/api/accounts`, { headers: { cookie: kept ?? '' } })
  expect(reply.status).toBe(401)
})

test('another website cannot sign a person out', async () => {
  const mia = await server.signedIn('Mia Keller')
  const reply = await mia.post('/auth/sign-out', undefined, { origin: 'https://evil.example' })
  expect(reply.status).toBe(403)
  expect((await mia.get('/api/session')).body.member).toMatchObject({ name: 'Mia Keller' })
})

test('disconnecting forgets the tokens; signing in again connects', async () => {
  const tom = await server.signedIn('Tom Brandt')
  expect((await tom.post('/api/connection/disconnect')).status).toBe(204)
  expect((await tom.get('/api/session')).body.connection).toMatchObject({ state: 'disconnected' })
  const refused = await tom.get('/api/accounts')
  expect(refused.status).toBe(409)
  expect(refused.body).toMatchObject({ code: 'connection_needed' })
  await signIn(tom.walker, server.url, 'Tom Brandt')
  expect((await tom.get('/api/accounts')).status).toBe(200)
})

test('the approval link leads an administrator without a session to the tenant, and back to a page', async () => {
  server.emulator().consent.require('admin-required')
  const administrator = new Walker()
  const reply = await open(administrator, '/auth/admin-consent')
  expect(reply.status).toBe(302)
  expect(locationOf(reply).pathname).toContain('/adminconsent')
  expect(locationOf(reply).searchParams.get('redirect_uri')).toBe(`${server.url}/auth/admin-consent/callback`)
  let page = await administrator.open(locationOf(reply))
  page = (await administrator.press(page, 'Ada Lindqvist')) ?? page
  page = (await administrator.press(page, 'Accept')) ?? page
  expect(page.url.origin).toBe(server.url)
  expect(`${page.url.pathname}${page.url.search}`).toBe('/approval?outcome=granted')
  await expect(server.signedIn('Tom Brandt')).resolves.toBeDefined()
})

test('an administrator whose browser started no approval is told what that means for it', async () => {
  const reply = await open(new Walker(), '/auth/admin-consent/callback?admin_consent=True&tenant=abc&state=xyz')
  expect(reply.status).toBe(302)
  const { pathname, search } = locationOf(reply)
  expect(`${pathname}${search}`).toBe('/approval?outcome=not-started')
})

test('no token and no code of a sign-in is in the log', async () => {
  await server.signedIn('Mia Keller')
  const log = JSON.stringify(server.events)
  expect(log).toContain('sign_in.finished')
  expect(log).not.toMatch(/eyJ[\w-]{10,}|code=|refresh_token|state=/)
})
