import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueSetUpCode } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { issueCode } from '../src/cli/set-up-code.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { anyFreePort } from '../src/free-port.ts'

let emulator: Emulator
let app: App
let config: Config
let code: string
let folder: string

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
  folder = await mkdtemp(join(tmpdir(), 'liaison-set-up-'))
  config = loadConfig({
    PORT: String(await anyFreePort()),
    DATA_DIR: folder,
    // As behind a proxy that ends TLS.
    PUBLIC_URL: 'https://liaison.example.com',
    ENTRA_CLIENT_ID: emulator.clientId,
    ENTRA_CLIENT_SECRET: emulator.clientSecret,
    EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
  })
  app = createApp(config)
  await app.start()
  code = (await issueSetUpCode(app.deps)) ?? ''
})
afterAll(async () => {
  await app?.stop()
  await emulator?.stop()
  await rm(folder, { recursive: true, force: true })
})

const setUp = (payload: object) => app.http.inject({ method: 'POST', url: '/api/setup/environment', payload })

test('until the environment is set, the API says so and a sign-in leads to the set-up page', async () => {
  const state = await app.http.inject('/api/setup')
  expect(state.statusCode).toBe(200)
  expect(state.json()).toEqual({ state: 'environment-needed', takesCode: true })
  const session = await app.http.inject('/api/session')
  expect(session.json()).toMatchObject({ member: null, environment: null })
  const signIn = await app.http.inject({ url: '/auth/sign-in', headers: { accept: 'text/html' } })
  expect(signIn.statusCode).toBe(302)
  expect(signIn.headers.location).toBe('/setup')
})

test('a wrong code is refused and sets nothing', async () => {
  const reply = await setUp({ code: 'AAAA-BBBB-CCCC-DDDD', url: emulator.environmentUrl })
  expect(reply.statusCode).toBe(403)
  expect(reply.headers['content-type']).toContain('application/problem+json')
  expect(reply.json()).toMatchObject({ code: 'set_up_code_refused', help: expect.stringContaining('restart') })
  expect((await app.http.inject('/api/setup')).json()).toEqual({ state: 'environment-needed', takesCode: true })
})

test('a missing address answers 400 and names the field', async () => {
  const reply = await setUp({ code })
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({ code: 'invalid_request', fields: [{ column: 'url' }] })
})

test.each([
  'https://example.com',
  'http://169.254.169.254/latest/meta-data/',
  'https://contoso.crm4.dynamics.com.evil.example',
  'https://contoso.crm4.dynamics.com@evil.example/',
  'http://localhost:1/',
  'not an address',
])('%s is no Dynamics environment: refused, the code stays good', async (url) => {
  const reply = await setUp({ code, url })
  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({ code: 'environment_url_refused' })
  expect(reply.json().help).not.toBe('')
})

test('any address copied out of Dynamics sets the environment, and the code works once', async () => {
  const reply = await setUp({
    code: code.toLowerCase().replaceAll('-', ' '),
    url: `${emulator.environmentUrl}/main.aspx?appid=1&pagetype=entitylist&etn=account`,
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toMatchObject({ url: emulator.environmentUrl, tenantId: emulator.tenantId })
  expect((await app.http.inject('/api/setup')).json()).toMatchObject({ state: 'ready' })
  const again = await setUp({ code, url: emulator.environmentUrl })
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({ code: 'set_up_already_done' })
  expect(await issueSetUpCode(app.deps)).toBeUndefined()
})

test('behind https, the session cookie is Secure and Microsoft sends people back to the public address', async () => {
  const reply = await app.http.inject({ url: '/auth/sign-in', headers: { accept: 'text/html' } })
  expect(reply.statusCode).toBe(302)
  expect(reply.cookies).toEqual([
    expect.objectContaining({ name: '__Host-liaison_session', secure: true, httpOnly: true, sameSite: 'Lax' }),
  ])
  expect(new URL(reply.headers.location ?? '').searchParams.get('redirect_uri')).toBe(
    'https://liaison.example.com/auth/callback',
  )
  expect(reply.headers['strict-transport-security']).toBeDefined()
})

test('the server is healthy while its database answers', async () => {
  const reply = await app.http.inject('/api/health')
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toMatchObject({ status: 'ok' })
})

test('a code for a further environment is not made beside a server that has the embedded database to itself', async () => {
  await expect(issueCode(config)).rejects.toMatchObject({ name: 'FolderInUseError' })
})
