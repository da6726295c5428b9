import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken, authorizationParameters, entraBrowser, newPkce, pickAccount } from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterEach(() => emulator.stop())

async function post(path: string, body: unknown = {}): Promise<{ status: number; json: Record<string, unknown> }> {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
}

const signIn = (key = 'mia') => pickAccount(emulator, key)

/** What the application's own token request comes to. */
async function ownToken(client_secret = emulator.clientSecret): Promise<unknown> {
  const scope = `${emulator.environmentUrl}/.default`
  const { status, body } = await askForToken(emulator, { grant_type: 'client_credentials', scope, client_secret })
  return status === 200 ? 200 : (body['error_codes'] as number[])[0]
}

const said = async (): Promise<string | undefined> => {
  const { html, answer } = await signIn()
  return /AADSTS\d+/.exec(answer?.get('error_description') ?? html)?.[0]
}

/** What the sign-in says before anybody has picked an account. */
async function openSignIn(): Promise<string> {
  const { answer, html } = await entraBrowser(emulator).open(
    'oauth2/v2.0/authorize',
    authorizationParameters(emulator, newPkce()),
  )
  return answer?.get('error_description') ?? html
}

test.each([
  ['setAccount', { user: 'mia', locked: true }, 'AADSTS50053'],
  ['assign', { users: ['tom'] }, 'AADSTS50105'],
  ['setPolicies', { policies: [{ control: 'block', users: ['mia'] }] }, 'AADSTS53003'],
  ['setApplication', { isEnabled: false }, 'AADSTS7000112'],
  ['setResource', { resource: 'missing' }, 'AADSTS500011'],
])('entra/%s %j is %s at the next sign-in', async (verb, body, expected) => {
  expect(await said()).toBeUndefined()
  expect((await post(`entra/${verb}`, body)).status).toBe(200)
  const isForEverybody = verb === 'setApplication' || verb === 'setResource'
  expect(isForEverybody ? await openSignIn() : await said()).toContain(expected)
})

test('entra/setPolicies answers with the ids that challenges name', async () => {
  const { json } = await post('entra/setPolicies', { policies: [{ control: 'mfa' }] })
  expect(json).toEqual({ ids: [expect.stringMatching(/^[0-9a-f-]{36}$/)] })
})

test('entra/setApplication takes secrets with the moment they expire', async () => {
  const secrets = [{ value: 'old', expiresAt: '2020-01-01T00:00:00Z' }, { value: 'new' }]
  expect((await post('entra/setApplication', { secrets })).status).toBe(200)
  expect([await ownToken('old'), await ownToken('new')]).toEqual([7000222, 200])
})

test('entra/tellBy and entra/changeCredentials do as in code', async () => {
  emulator.entra.setAccount('mia', { disabled: true })
  await post('entra/tellBy', { aadsts: 50057, channel: 'redirect' })
  expect((await signIn()).answer?.get('error')).toBe('access_denied')
  const change = { user: 'mia', change: 'sessions-revoked' }
  expect((await post('entra/changeCredentials', change)).status).toBe(200)
})

test('entra/tenants lists them', async () => {
  expect((await post('entra/tenants')).json).toEqual({ tenants: emulator.entra.tenants() })
})

test('consent is required, asked for, reviewed, given and taken back', async () => {
  await post('consent', { policy: 'admin-approval-workflow' })
  for (const reason of ['Calls', 'Calls, please']) {
    await (await signIn()).press({ decision: 'request', reason })
    const { requests } = (await post('consent/requests')).json as { requests: { id: string; reason: string }[] }
    expect(requests[0]?.reason).toBe(reason)
    const { id } = requests[0]!
    expect((await post(reason === 'Calls' ? 'consent/deny' : 'consent/approve', { id })).status).toBe(200)
  }
  expect((await signIn()).answer?.get('code')).toMatch(/^0\./)
  await post('consent/revoke')
  expect((await signIn()).html).toContain('Approval required')
  await post('consent/grant', { user: 'mia' })
  expect((await signIn()).answer?.get('code')).toMatch(/^0\./)
  expect((await signIn('tom')).html).toContain('Approval required')
})

test.each([
  ['entra/setAccount', { user: 'mia', lcoked: true }, /additional properties/],
  ['entra/setAccount', { user: 'nobody', locked: true }, /Nobody of the organisation is called nobody/],
  ['entra/setPolicies', { policies: [{ control: 'MFA' }] }, /must be equal to one of the allowed values/],
  ['entra/tellBy', { aadsts: 7, channel: 'page' }, /does not know AADSTS7/],
  ['consent/approve', { id: 'none' }, /There is no open request none/],
])('%s %j is refused in words', async (path, body, words) => {
  const { status, json } = await post(path, body)
  expect([status, json['error']]).toEqual([400, expect.stringMatching(words)])
})
