import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { type DemoServer, type Person, startDemoServer } from './demo-server.ts'

let server: DemoServer
let mia: Person
let tom: Person

beforeAll(async () => {
  server = await startDemoServer()
  server.emulator().consent.grant()
  tom = await server.signedIn('Tom Brandt')
  mia = await server.signedIn('Mia Keller')
})
afterEach(() => server.emulator().faults.clear())
afterAll(() => server?.stop())

interface Ended {
  aadsts: number
  state: string
  code: string
  whoActs: RegExp
  /** Of the reply to what she was doing. */
  status: number
}

const ended = (aadsts: number, code: string, whoActs = /You sign in once more/): Ended => ({
  aadsts,
  state: 'reauth-required',
  code,
  whoActs,
  status: 409,
})

/** Refusals of a renewal that are about the person: each with its own answer (P9, P10). */
const endings: readonly Ended[] = [
  ended(70000, 'entra_sign_in_ended'),
  ended(70008, 'entra_sign_in_ended'),
  ended(700084, 'entra_sign_in_ended'),
  ended(50132, 'entra_sign_in_ended'),
  ended(50133, 'entra_sign_in_ended'),
  ended(700082, 'entra_sign_in_inactive'),
  ended(50173, 'entra_sign_in_revoked'),
  ended(70043, 'entra_sign_in_frequency'),
  ended(50076, 'entra_mfa_required', /prove once more/),
  ended(50079, 'entra_mfa_required', /prove once more/),
  ended(53000, 'entra_conditional_access', /the way your organisation asks for/),
  ended(53003, 'entra_blocked_by_policy', /Your IT department changes a Conditional Access policy/),
  ended(50057, 'entra_account_disabled', /IT department enables your Microsoft account/),
  {
    aadsts: 65001,
    state: 'consent-required',
    code: 'entra_consent_required',
    whoActs: /You accept the permission, or an Entra administrator approves/,
    status: 409,
  },
  {
    aadsts: 50105,
    state: 'not-assigned',
    code: 'entra_not_assigned',
    whoActs: /adds you to the application/,
    status: 409,
  },
]

/** Those that are not about the person: they stay connected, and what they did may be repeated (P11). */
const mishaps: readonly { aadsts: number; code: string; status: number; alarm: boolean }[] = [
  { aadsts: 7000222, code: 'entra_client_secret_expired', status: 502, alarm: true },
  { aadsts: 7000215, code: 'entra_client_secret_wrong', status: 502, alarm: true },
  { aadsts: 7000218, code: 'entra_client_secret_missing', status: 502, alarm: true },
  { aadsts: 700025, code: 'entra_client_secret_unwanted', status: 502, alarm: true },
  { aadsts: 700027, code: 'entra_client_certificate_refused', status: 502, alarm: true },
  { aadsts: 700024, code: 'entra_clock_wrong', status: 502, alarm: true },
  { aadsts: 7000112, code: 'entra_application_disabled', status: 502, alarm: true },
  { aadsts: 700016, code: 'entra_application_not_found', status: 502, alarm: true },
  { aadsts: 500011, code: 'entra_resource_not_found', status: 502, alarm: true },
  { aadsts: 70011, code: 'entra_scope_wrong', status: 502, alarm: true },
  { aadsts: 9002313, code: 'entra_request_wrong', status: 502, alarm: true },
  { aadsts: 90055, code: 'entra_temporarily_unavailable', status: 503, alarm: false },
]

/** Her access token ends, and Microsoft renews it no more than once. */
async function refuseRenewal(aadsts: number): Promise<Awaited<ReturnType<Person['get']>>> {
  const { faults } = server.emulator()
  faults.expireAccessTokens('mia')
  faults.refuseToken({ aadsts })
  return mia.get('/api/accounts')
}

const connectionOf = async (person: Person) => (await person.get('/api/session')).body.connection
const alarms = (code: string): number =>
  server.events.filter((event) => event.event === 'operator.action_needed' && 'code' in event && event.code === code)
    .length

describe('a renewal that Entra refuses', () => {
  test.each(endings)('with AADSTS$aadsts ends that person’s connection and says what to do', async (ending) => {
    const { aadsts, state, code, whoActs, status } = ending
    const reply = await refuseRenewal(aadsts)
    expect(reply.status).toBe(status)
    expect(reply.body.code).toBe(`connection_${state.replace('-', '_')}`)
    expect(await connectionOf(mia)).toMatchObject({
      state,
      code,
      serviceCode: `AADSTS${aadsts}`,
      guide: { whoActs: expect.stringMatching(whoActs) },
    })
    // Nobody else is concerned (P12), and she is still signed in here.
    expect(await connectionOf(tom)).toMatchObject({ state: 'connected' })
    expect((await mia.get('/api/session')).body.member).toMatchObject({ name: 'Mia Keller' })
    await signIn(mia.walker, server.url, 'Mia Keller')
    expect((await mia.get('/api/accounts')).status).toBe(200)
  })

  test.each(mishaps)('with AADSTS$aadsts leaves everybody connected', async ({ aadsts, code, status, alarm }) => {
    const alarmed = alarms(code)
    const reply = await refuseRenewal(aadsts)
    expect({ status: reply.status, code: reply.body.code }).toEqual({ status, code })
    expect(await connectionOf(mia)).toMatchObject({ state: 'connected' })
    expect(alarms(code) > alarmed).toBe(alarm)
    expect((await mia.get('/api/accounts')).status).toBe(200)
  })
})
