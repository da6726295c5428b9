import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type WalkedPage, Walker } from '../src/cli/journey/walker.ts'
import { type DemoServer, type Person, personWith, startDemoServer } from './demo-server.ts'
import { type Channel, type Outcome, outcomes } from './entra-outcomes.ts'

/** Of "Microsoft Entra authentication and authorization error codes", grouped as they are told apart. */
const numbersOfMicrosoft = [
  65001, 65004, 90094, 90095, 90008, 650052, 650056, 650057, 500011, 50001, 700016, 50011, 50194, 50105, 50020, 50034,
  90072, 90002, 700005, 50076, 50074, 50072, 50079, 50078, 50131, 53000, 53001, 53002, 53003, 530032, 530035, 50126,
  50053, 50055, 50057, 50058, 50089, 50196, 54005, 501481, 70000, 70008, 700082, 700084, 50173, 70043, 50132, 50133,
  70011, 700022, 7000215, 7000218, 7000222, 700025, 7000112, 90055, 900144, 90014, 9002313, 901002, 700027, 700030,
  50012, 50027,
]
/** Of an application's own certificate, which the table leaves out and Microsoft's libraries and their issues tell of. */
const numbersOfLibraries = [700021, 700023, 700024, 7000214, 1000502]

let server: DemoServer
/** Signed in before anything goes wrong. */
let ada: Person
/** Every address of ours that a browser came to. */
const visited: string[] = []

beforeAll(async () => {
  server = await startDemoServer()
  const { consent, snapshots } = server.emulator()
  consent.grant()
  snapshots.save('in order')
  ada = await server.signedIn('Ada Lindqvist')
})
beforeEach(() => {
  const { snapshots, faults } = server.emulator()
  faults.clear()
  snapshots.load('in order')
})
afterAll(() => server?.stop())

function arrange({ aadsts, by, claims, arrange: given }: Outcome): void {
  const { faults } = server.emulator()
  if (given) given(server.emulator())
  else if (by === 'token') faults.refuseToken({ aadsts })
  else faults.refuseSignIn({ aadsts, channel: by, ...(claims === undefined ? {} : { claims }) })
}

/** From our sign-in through Microsoft's pages to where they end. */
async function walk(walker: Walker, presses: readonly string[]): Promise<WalkedPage> {
  let page = await walker.open(new URL('/auth/sign-in?returnTo=/accounts', server.url))
  for (const label of presses) page = (await walker.press(page, label)) ?? page
  return page
}

const sessionOf = async (me: Person) => (await me.get('/api/session')).body
const alarms = (code: string): number =>
  server.events.filter((event) => event.event === 'operator.action_needed' && 'code' in event && event.code === code)
    .length

/** What the person does whom Microsoft's page let go no further: says what it showed. */
async function tellWhatItShowed(me: Person, page: WalkedPage, aadsts: number): Promise<void> {
  expect(page.url.origin).toBe(new URL(server.emulator().authorityUrl).origin)
  expect(page.html).toContain(`AADSTS${aadsts}`)
  expect(await sessionOf(me)).toMatchObject({
    member: null,
    connection: null,
    approval: { url: expect.stringContaining('/auth/admin-consent?workspace='), messageForIt: expect.any(String) },
  })
  const told = await me.post('/api/session/refusal', { serviceCode: `AADSTS${aadsts}` })
  expect(told.status).toBe(204)
}

const expectToBeBack = ({ url }: WalkedPage): void =>
  expect(`${url.origin}${url.pathname}${url.search}`).toBe(`${server.url}/connect?returnTo=%2Faccounts`)

describe('every refusal of Entra', () => {
  test('of Microsoft’s table of error codes that a sign-in of ours can meet is in ours', () => {
    expect(new Set(outcomes.map(({ aadsts }) => aadsts))).toEqual(
      new Set([...numbersOfMicrosoft, ...numbersOfLibraries]),
    )
  })

  test.each(outcomes.map((outcome): [number, Channel, Outcome] => [outcome.aadsts, outcome.by, outcome]))(
    'AADSTS%i by %s says what happened, who acts and the next click (P1, P2, P9, P10, P11)',
    async (aadsts, by, outcome) => {
      const { state, code, who, title, help, whoActs, next, says, approval, message } = outcome.expected
      const walker = new Walker()
      const me = personWith(walker, server.url)
      const alarmed = alarms(code)
      arrange(outcome)
      const page = await walk(walker, outcome.presses ?? ['Mia Keller'])
      await (by === 'page' ? tellWhatItShowed(me, page, aadsts) : expectToBeBack(page))
      visited.push(page.url.origin === server.url ? page.url.href : '')

      const { member, connection } = await sessionOf(me)
      expect(member).toBeNull()
      expect(connection).toMatchObject({
        state,
        code,
        who,
        serviceCode: `AADSTS${aadsts}`,
        title: expect.stringMatching(title),
        help: expect.stringMatching(help),
        guide: { whoActs: expect.stringMatching(whoActs), next },
      })
      expect(connection.title).not.toContain('AADSTS')
      expect(connection.guide.steps.join('\n')).toMatch(says)
      expect(connection.adminConsentUrl ?? '').toMatch(approval ? /\/auth\/admin-consent\?workspace=/ : /^$/)
      expect(connection.messageForIt ?? '').toMatch(message ?? /^$/)
      // What somebody says Microsoft's page showed alarms nobody; what Microsoft told us about the installation does.
      const isOurs = by !== 'page' && (who === 'operator' || code === 'entra_application_disabled')
      expect(alarms(code) - alarmed).toBe(isOurs ? 1 : 0)

      const again = await walker.send(new URL('/auth/sign-in', server.url), { headers: { accept: 'text/html' } })
      expect(new URL(again.headers.get('location') ?? '').searchParams.get('claims') ?? undefined).toBe(outcome.claims)
    },
  )

  test('signed nobody out who was signed in before (P11)', async () => {
    expect(await sessionOf(ada)).toMatchObject({
      member: { name: 'Ada Lindqvist' },
      connection: { state: 'connected' },
    })
    expect((await ada.get('/api/accounts')).status).toBe(200)
  })

  test('left no token, code or secret in a log or an address (P14)', () => {
    const told = JSON.stringify([server.events, visited])
    expect(told).toContain('sign_in.failed')
    expect(told).not.toContain(server.emulator().clientSecret)
    expect(told).not.toMatch(/eyJ[\w-]{10,}|[?&"](code|state|claims|refresh_token|client_secret)=/)
  })
})
