import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, type FaultControls, startEmulator } from '../src/index.ts'
import { pickAccount, refresh, refreshTokenOf } from './entra-browser.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.faults.clear())

interface Outcome {
  status: number | 'no reply' | 'broken off'
  code?: unknown
  headers?: Headers
  body?: string
}

async function send(
  path = 'WhoAmI',
  { method = 'GET', token, body, prefer }: { method?: string; token?: string; body?: unknown; prefer?: string } = {},
): Promise<Outcome> {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token ?? (await emulator.tokenFor('ada'))}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(prefer !== undefined && { prefer }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!reply) return { status: 'no reply' }
  const text = await reply.text().catch(() => undefined)
  if (text === undefined) return { status: 'broken off', headers: reply.headers }
  const isError = reply.status >= 400 && text.startsWith('{')
  const code = isError ? (JSON.parse(text) as { error: { code: string } }).error.code : undefined
  return { status: reply.status, headers: reply.headers, body: text, ...(isError && { code }) }
}

/** A verb, however it is reached, and what comes of it. */
interface Case {
  verb: keyof FaultControls
  body?: Record<string, unknown>
  inCode: (faults: FaultControls) => unknown
  /** Asked before the verb is used; its answer is handed to `shows`. */
  before?: () => Promise<string>
  shows: (before: string) => Promise<unknown>
  expected: unknown
}

const statusAndCode = async (path?: string): Promise<unknown[]> => {
  const { status, code } = await send(path)
  return code === undefined ? [status] : [status, code]
}

async function deltaToken(): Promise<string> {
  const { body } = await send('contacts?$select=lastname', { prefer: 'odata.track-changes' })
  return /\$deltatoken=([^"]+)/.exec(body!)![1]!
}

async function challenge(token: string): Promise<unknown> {
  const { status, headers } = await send('WhoAmI', { token })
  return [status, /error="(\w+)"/.exec(headers?.get('www-authenticate') ?? '')?.[1]]
}

async function signInError(): Promise<string> {
  const { answer } = await pickAccount(emulator, 'ada')
  return answer?.get('error') ?? 'no error'
}

async function applicationToken(): Promise<unknown> {
  const { authorityUrl, clientId, clientSecret, environmentUrl } = emulator
  const reply = await fetch(`${authorityUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${environmentUrl}/.default`,
    }),
  })
  const { error_codes: codes } = (await reply.json()) as { error_codes?: number[] }
  return [reply.status, codes]
}

const region = async (name: string): Promise<unknown> => {
  const { status } = await send('bw_salesregions', { method: 'POST', body: { bw_name: name } })
  return [status, emulator.rows.list('bw_salesregion').some((row) => row['bw_name'] === name)]
}

const copied = '0c0b7ed0-0000-4000-8000-000000000009'

const cases: Case[] = [
  {
    verb: 'throttle',
    body: { nextRequests: 1, retryAfterSeconds: 9, limit: 'execution' },
    inCode: (faults) => faults.throttle({ nextRequests: 1, retryAfterSeconds: 9, limit: 'execution' }),
    shows: async () => {
      const { status, code, headers } = await send()
      return [status, code, headers?.get('retry-after')]
    },
    expected: [429, '0x80072321', '9'],
  },
  {
    verb: 'failNext',
    body: { status: 503, code: '0x8004a104', message: 'Closed.', method: 'GET', path: 'contacts' },
    inCode: (faults) =>
      faults.failNext({ status: 503, code: '0x8004a104', message: 'Closed.', method: 'GET', path: 'contacts' }),
    shows: async () => [
      ...(await statusAndCode('WhoAmI')),
      ...(await statusAndCode('contacts?$top=1')),
      ...(await statusAndCode('contacts?$top=1')),
    ],
    expected: [200, 503, '0x8004a104', 200],
  },
  {
    verb: 'badGateway',
    inCode: (faults) => faults.badGateway(),
    shows: async () => {
      const { status, headers, body } = await send()
      return [status, headers?.get('content-type'), body?.includes('<h1>502 Bad Gateway</h1>')]
    },
    expected: [502, 'text/html; charset=utf-8', true],
  },
  {
    verb: 'cutConnection',
    body: { when: 'before', method: 'post' },
    inCode: (faults) => faults.cutConnection({ when: 'before', method: 'post' }),
    shows: () => region('Cut before'),
    expected: ['no reply', false],
  },
  {
    verb: 'cutConnection',
    body: { when: 'after', path: 'bw_salesregions' },
    inCode: (faults) => faults.cutConnection({ when: 'after', path: 'bw_salesregions' }),
    shows: () => region('Cut after'),
    expected: ['no reply', true],
  },
  {
    verb: 'truncateReply',
    body: { bytes: 20 },
    inCode: (faults) => faults.truncateReply({ bytes: 20 }),
    shows: async () => {
      const { status, headers } = await send()
      return [status, Number(headers?.get('content-length')) > 20, ...(await statusAndCode())]
    },
    expected: ['broken off', true, 200],
  },
  {
    verb: 'truncateReply',
    inCode: (faults) => faults.truncateReply(),
    shows: () => region('Cut within nothing'),
    expected: ['no reply', true],
  },
  {
    verb: 'slow',
    body: { milliseconds: 60_000, requests: 1 },
    inCode: (faults) => faults.slow({ milliseconds: 60_000, requests: 1 }),
    shows: async () => {
      const { clock } = emulator
      clock.freeze()
      let answered = false
      const asked = send().then(({ status }) => {
        answered = true
        return status
      })
      await expect.poll(() => clock.sleeping).toBe(1)
      const early = answered
      clock.advance({ minutes: 1 })
      const status = await asked
      clock.run()
      return [early, status]
    },
    expected: [false, 200],
  },
  {
    verb: 'clear',
    inCode: (faults) => faults.clear(),
    before: async () => {
      emulator.faults.failNext({ status: 500, requests: 5 })
      emulator.faults.refuseToken({ aadsts: 7000222 })
      return ''
    },
    shows: async () => [...(await statusAndCode()), await applicationToken()],
    expected: [200, [200, undefined]],
  },
  {
    verb: 'refuseToken',
    body: { aadsts: 7000222 },
    inCode: (faults) => faults.refuseToken({ aadsts: 7000222 }),
    shows: async () => [await applicationToken(), await applicationToken()],
    expected: [
      [401, [7000222]],
      [200, undefined],
    ],
  },
  {
    verb: 'refuseSignIn',
    body: { aadsts: 50105, channel: 'redirect' },
    inCode: (faults) => faults.refuseSignIn({ aadsts: 50105, channel: 'redirect' }),
    shows: async () => [await signInError(), await signInError()],
    expected: ['access_denied', 'no error'],
  },
  {
    verb: 'revokeConsent',
    body: { user: 'mia' },
    before: async () => {
      emulator.consent.revoke()
      return refreshTokenOf(emulator, 'mia')
    },
    inCode: (faults) => faults.revokeConsent('mia'),
    shows: async (refreshToken) => {
      const { status, body } = await refresh(emulator, refreshToken)
      emulator.consent.grant()
      return [status, body['error_codes']]
    },
    expected: [400, [65001]],
  },
  {
    verb: 'revokeSessions',
    body: { user: 'mia' },
    before: () => refreshTokenOf(emulator, 'mia'),
    inCode: (faults) => faults.revokeSessions('mia'),
    shows: async (refreshToken) => {
      const { status, body } = await refresh(emulator, refreshToken)
      return [status, body['error_codes']]
    },
    expected: [400, [50173]],
  },
  {
    verb: 'expireAccessTokens',
    body: { user: 'mia' },
    inCode: (faults) => faults.expireAccessTokens('mia'),
    before: () => emulator.tokenFor('mia'),
    shows: async (token) => [await challenge(token), ...(await statusAndCode())],
    expected: [[401, undefined], 200],
  },
  {
    verb: 'challengeClaims',
    body: { user: 'mia' },
    inCode: (faults) => faults.challengeClaims('mia'),
    before: () => emulator.tokenFor('mia'),
    shows: async (token) => [await challenge(token), await challenge(await emulator.tokenFor('mia'))],
    expected: [
      [401, 'insufficient_claims'],
      [200, undefined],
    ],
  },
  {
    verb: 'expireDeltaTokens',
    inCode: (faults) => faults.expireDeltaTokens(),
    before: deltaToken,
    shows: async (token) => [
      await statusAndCode(`contacts?$select=lastname&$deltatoken=${token}`),
      await statusAndCode(`contacts?$select=lastname&$deltatoken=${await deltaToken()}`),
    ],
    expected: [[400, '0x80044352'], [200]],
  },
  {
    verb: 'copyEnvironment',
    body: { organizationId: copied },
    inCode: (faults) => faults.copyEnvironment(copied),
    shows: async () => {
      const { body } = await send()
      const { OrganizationId } = JSON.parse(body!) as { OrganizationId: string }
      const rows = emulator.rows.list('organization').map((row) => row['organizationid'])
      return [OrganizationId, emulator.organizationId, rows]
    },
    expected: [copied, copied, [copied]],
  },
]

async function overHttp(verb: string, body: Record<string, unknown> = {}): Promise<void> {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/faults/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([reply.status, await reply.text()]).toEqual([200, expect.any(String)])
}

describe.each(cases)('$verb $body', (each) => {
  test.each(['in code', 'over HTTP'] as const)('%s', async (way) => {
    const before = (await each.before?.()) ?? ''
    if (way === 'in code') each.inCode(emulator.faults)
    else await overHttp(each.verb, each.body)
    expect(await each.shows(before)).toEqual(each.expected)
  })
})

test('each verb is reached over HTTP and shown by a case', async () => {
  const { faults } = (await (await fetch(`${emulator.environmentUrl}/emulator`)).json()) as { faults: string[] }
  expect(faults.toSorted()).toEqual(Object.keys(emulator.faults).toSorted())
  // How the schema changes has a table of its own: fault-change-schema.test.ts.
  const shown = [...cases.map(({ verb }) => verb), 'changeSchema']
  expect([...new Set(shown)].toSorted()).toEqual(faults.toSorted())
})
