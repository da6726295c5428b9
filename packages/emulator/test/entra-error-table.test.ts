import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { askForToken, pickAccount, refresh, refreshTokenOf } from './entra-browser.ts'

// Every number that clients have to tell apart, in each way it may reach them. Microsoft's list of numbers does not say by
// which way they come, so that each can be told to come by the others. What brings them about by itself, a state of the
// directory, has tests of its own: entra-accounts, entra-tenants, entra-conditional-access, entra-registration.

let emulator: Emulator
let refreshToken: string
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
  refreshToken = await refreshTokenOf(emulator, 'mia')
})
afterAll(() => emulator.stop())
beforeEach(() => emulator.faults.clear())

type Way = 'page' | 'redirect' | 'token'

/** `usual` is the way of the sign-in when nothing else is said; none where only the token endpoint says it. */
interface Row {
  error: string
  ways: readonly Way[]
  usual?: 'page' | 'redirect'
  suberror?: string
}

const both: readonly Way[] = ['redirect', 'token']
const all: readonly Way[] = ['page', 'redirect', 'token']
const atToken = (error: string, suberror?: string): Row => ({ error, ways: ['token'], ...(suberror && { suberror }) })
const onPage = (error: string): Row => ({ error, ways: ['page'], usual: 'page' })
const configuration = (error: string): Row => ({ error, ways: both, usual: 'redirect' })
const secondFactor: Row = { error: 'interaction_required', ways: both, usual: 'redirect', suberror: 'basic_action' }
const blocked: Row = { error: 'interaction_required', ways: all, usual: 'page', suberror: 'message_only' }

const table: Record<number, Row> = {
  65001: { error: 'invalid_grant', ways: both, usual: 'redirect', suberror: 'consent_required' },
  65004: { error: 'access_denied', ways: ['redirect'], usual: 'redirect' },
  90094: { error: 'access_denied', ways: ['page', 'redirect'], usual: 'redirect' },
  90095: { error: 'access_denied', ways: ['page', 'redirect'], usual: 'redirect' },
  90008: configuration('invalid_request'),
  650052: configuration('invalid_client'),
  650056: configuration('unauthorized_client'),
  650057: configuration('invalid_resource'),
  500011: configuration('invalid_resource'),
  50001: configuration('invalid_resource'),
  700016: { error: 'unauthorized_client', ways: ['page', 'token'], usual: 'redirect' },
  50011: { error: 'invalid_request', ways: ['page'], usual: 'redirect' },
  50194: { error: 'invalid_request', ways: ['page'], usual: 'redirect' },
  50105: { error: 'access_denied', ways: ['page', 'redirect'], usual: 'redirect' },
  50020: onPage('access_denied'),
  50034: onPage('invalid_grant'),
  90072: onPage('access_denied'),
  90002: atToken('invalid_request'),
  700005: atToken('invalid_grant'),
  50076: secondFactor,
  50074: secondFactor,
  50072: secondFactor,
  50079: secondFactor,
  50078: secondFactor,
  50131: blocked,
  53000: blocked,
  53001: blocked,
  53002: blocked,
  53003: blocked,
  530032: blocked,
  530035: blocked,
  50126: onPage('invalid_grant'),
  50053: onPage('invalid_grant'),
  50055: onPage('invalid_grant'),
  50057: onPage('invalid_grant'),
  50058: { error: 'login_required', ways: ['redirect'], usual: 'redirect' },
  50089: { error: 'access_denied', ways: ['page', 'redirect'], usual: 'redirect' },
  50196: { error: 'invalid_request', ways: ['page', 'redirect'], usual: 'redirect' },
  54005: atToken('invalid_grant'),
  501481: atToken('invalid_grant'),
  70000: atToken('invalid_grant', 'bad_token'),
  70008: atToken('invalid_grant', 'token_expired'),
  700082: atToken('invalid_grant', 'token_expired'),
  700084: atToken('invalid_grant'),
  50173: atToken('invalid_grant'),
  70043: atToken('invalid_grant', 'bad_token'),
  50132: atToken('invalid_grant'),
  50133: atToken('invalid_grant'),
  70011: atToken('invalid_scope'),
  700022: atToken('invalid_scope'),
  7000215: atToken('invalid_client'),
  7000218: atToken('invalid_client'),
  7000222: atToken('invalid_client'),
  700025: atToken('invalid_client'),
  700027: atToken('invalid_client'),
  700030: atToken('invalid_client'),
  700024: atToken('invalid_client'),
  700021: atToken('invalid_client'),
  700023: atToken('invalid_client'),
  50012: atToken('invalid_client'),
  50027: atToken('invalid_client'),
  7000214: atToken('invalid_client'),
  1000502: atToken('invalid_client'),
  7000112: atToken('unauthorized_client'),
  90055: atToken('temporarily_unavailable'),
  900144: atToken('invalid_request'),
  90014: atToken('invalid_request'),
  9002313: atToken('invalid_request'),
  901002: atToken('invalid_request'),
}

const rows = Object.entries(table).map(([number, row]) => ({ aadsts: Number(number), ...row }))
const by = (way: Way) => rows.filter(({ ways }) => ways.includes(way))

const signIn = () => pickAccount(emulator, 'mia')

describe('at the token endpoint', () => {
  test.each(by('token'))('AADSTS$aadsts is $error', async ({ aadsts, error, suberror }) => {
    emulator.faults.refuseToken({ aadsts, claims: '{"access_token":{}}' })
    const { status, body } = await refresh(emulator, refreshToken)
    expect(status).toBe(error === 'invalid_client' ? 401 : 400)
    expect(body).toEqual({
      error,
      error_description: expect.stringMatching(
        new RegExp(
          `^AADSTS${aadsts}: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
        ),
      ),
      error_codes: [aadsts],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      error_uri: `https://login.microsoftonline.com/error?code=${aadsts}`,
      claims: '{"access_token":{}}',
      ...(suberror !== undefined && { suberror }),
    })
    expect((await refresh(emulator, refreshToken)).status).toBe(200)
  })
})

describe('told to the application', () => {
  test.each(by('redirect'))('AADSTS$aadsts is $error', async ({ aadsts, error }) => {
    emulator.faults.refuseSignIn({ aadsts, channel: 'redirect', claims: '{"access_token":{}}' })
    const { status, answer } = await signIn()
    expect(status).toBe(302)
    expect(Object.fromEntries(answer!)).toEqual({
      // A grant is the token endpoint's word.
      error: aadsts === 65001 ? 'interaction_required' : error,
      error_description: expect.stringMatching(
        new RegExp(`^AADSTS${aadsts}: .+\\r\\nTrace ID: .+\\r\\nCorrelation ID: .+\\r\\nTimestamp: .+Z$`),
      ),
      claims: '{"access_token":{}}',
      state: 'a state / with & signs',
    })
    expect((await signIn()).answer?.get('code')).toMatch(/^0\./)
  })
})

describe('on Entra’s page, where it ends', () => {
  test.each(by('page'))('AADSTS$aadsts', async ({ aadsts }) => {
    emulator.faults.refuseSignIn({ aadsts, channel: 'page' })
    const { status, html, answer } = await signIn()
    expect([status, answer]).toEqual([400, undefined])
    expect(html).toContain('You cannot be signed in')
    expect(html).toContain(`AADSTS${aadsts}: `)
    expect(html).toMatch(/<dt>Correlation Id:<\/dt>\s*<dd>[0-9a-f-]{36}<\/dd>/)
  })
})

test('each that the sign-in says has its usual way', async () => {
  const usual = rows.filter((row) => row.usual !== undefined)
  const found: [number, string][] = []
  for (const { aadsts } of usual) {
    emulator.faults.refuseSignIn({ aadsts })
    found.push([aadsts, (await signIn()).answer ? 'redirect' : 'page'])
  }
  expect(found).toEqual(usual.map(({ aadsts, usual: way }) => [aadsts, way]))
})

test('being throttled may be 429', async () => {
  emulator.faults.refuseToken({ aadsts: 90055, status: 429 })
  const { status, body } = await askForToken(emulator, {
    grant_type: 'client_credentials',
    scope: `${emulator.environmentUrl}/.default`,
  })
  expect([status, body['error']]).toEqual([429, 'temporarily_unavailable'])
})

test.each([
  ['invalid_grant', 'consent_required'],
  ['interaction_required', 'consent_required'],
  ['consent_required', undefined],
])('a missing consent may be told as %s with suberror %s', async (error, suberror) => {
  emulator.faults.refuseToken({ aadsts: 65001, error, suberror: suberror ?? '' })
  const { status, body } = await askForToken(emulator, {
    grant_type: 'client_credentials',
    scope: `${emulator.environmentUrl}/.default`,
  })
  expect([status, body['error'], body['suberror'], body['error_codes']]).toEqual([400, error, suberror, [65001]])
})

test('a number that is not known cannot be asked for', () => {
  expect(() => emulator.faults.refuseSignIn({ aadsts: 12 })).toThrow('The emulator does not know AADSTS12.')
  expect(() => emulator.faults.refuseToken({ aadsts: 12 })).toThrow('The emulator does not know AADSTS12.')
})
