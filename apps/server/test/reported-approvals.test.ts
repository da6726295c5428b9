import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type WalkedPage, Walker } from '../src/cli/journey/walker.ts'
import { type DemoServer, type Person, personWith, startDemoServer } from './demo-server.ts'

let server: DemoServer
let toms: Person
beforeAll(async () => {
  server = await startDemoServer()
  server.emulator().consent.require('admin-required')
  server.emulator().snapshots.save('nobody has consented')
})
beforeEach(async () => {
  // Time goes back, too: Microsoft's must not run away from ours.
  server.emulator().snapshots.load('nobody has consented')
  toms = await stoppedByMicrosoft('Tom Brandt')
})
afterAll(() => server?.stop())

const connectionOf = async (person: Person) => (await person.get('/api/session')).body.connection

/** On Microsoft's page "Need admin approval", which has no way back, and at Liaison again by themselves. */
async function stoppedByMicrosoft(name: string): Promise<Person> {
  const person = personWith(new Walker(), server.url)
  const picker = await person.walker.open(new URL('/auth/sign-in?returnTo=/accounts', server.url))
  const stopped = await person.walker.press(picker, name)
  expect(stopped?.html).toContain('Need admin approval')
  expect((await person.post('/api/session/refusal', {})).status).toBe(204)
  return person
}

/** What the page of whoever waits does after the seconds that it was told. */
const check = (person: Person): Promise<WalkedPage> =>
  person.walker.open(new URL('/auth/sign-in?returnTo=/accounts&retry=true', server.url))

/** The approval link in a browser of an administrator's own. */
const openApproval = async (walker: Walker): Promise<WalkedPage> =>
  walker.open(new URL((await connectionOf(toms)).adminConsentUrl))

async function approve(): Promise<WalkedPage | undefined> {
  const walker = new Walker()
  const asked = await walker.press(await openApproval(walker), 'Ada Lindqvist')
  return asked && walker.press(asked, 'Accept')
}

/** Somebody with the link who is no administrator writes the reply of Microsoft themselves. */
async function reportWithoutApproval(): Promise<WalkedPage> {
  const walker = new Walker()
  const microsofts = await openApproval(walker)
  const state = microsofts.url.searchParams.get('state') ?? ''
  const reply = new URLSearchParams({ admin_consent: 'True', tenant: server.emulator().tenantId, state })
  return walker.open(new URL(`/auth/admin-consent/callback?${reply.toString()}`, server.url))
}

test('an approval that spreads slowly: the waiting page asks again and again, and lets the person in once it is there (P1, P3)', async () => {
  server.emulator().consent.spread({ seconds: 30 })
  expect((await approve())?.url.href).toBe(`${server.url}/approval?outcome=granted`)
  expect(await connectionOf(toms)).toMatchObject({
    state: 'consent-required',
    title: 'An administrator reports that Liaison is approved for your organisation.',
    retryAfterSeconds: 2,
  })
  for (const retryAfterSeconds of [5, 10, 20]) {
    expect((await check(toms)).url.href).toBe(`${server.url}/connect?returnTo=%2Faccounts`)
    expect(await connectionOf(toms)).toMatchObject({
      title: 'An approval was reported, and Microsoft does not know of it everywhere yet.',
      serviceCode: 'AADSTS65001',
      who: 'nobody',
      retryAfterSeconds,
    })
  }
  server.emulator().clock.advance({ seconds: 30 })
  expect((await check(toms)).url.href).toBe(`${server.url}/accounts`)
  expect(await connectionOf(toms)).toMatchObject({ state: 'connected' })
})

test('where the sign-in itself does not know yet, the page is not left at Microsoft’s either', async () => {
  server.emulator().consent.spread({ seconds: 30, reaches: 'everywhere' })
  await approve()
  expect((await check(toms)).url.href).toBe(`${server.url}/connect?returnTo=%2Faccounts`)
  expect(await connectionOf(toms)).toMatchObject({ serviceCode: 'AADSTS65001', retryAfterSeconds: 5 })
  server.emulator().clock.advance({ seconds: 30 })
  expect((await check(toms)).url.href).toBe(`${server.url}/accounts`)
})

test('an approval that nobody gave: Microsoft is asked six times, then the page says so and whose turn it is', async () => {
  expect((await reportWithoutApproval()).url.href).toBe(`${server.url}/approval?outcome=granted`)
  for (let checks = 0; checks < 6; checks += 1) {
    expect(await connectionOf(toms)).toMatchObject({ who: 'nobody', retryAfterSeconds: expect.any(Number) })
    await check(toms)
  }
  const connection = await connectionOf(toms)
  expect(connection).toMatchObject({
    state: 'consent-required',
    title: 'An approval was reported, but Microsoft knows of none.',
    who: 'entra-admin',
    guide: { whoActs: 'An Entra administrator opens the approval link once more', next: 'wait' },
    adminConsentUrl: expect.stringContaining('/auth/admin-consent?workspace='),
    messageForIt: expect.stringContaining('user_impersonation'),
  })
  expect(connection).not.toHaveProperty('retryAfterSeconds')
  expect((await toms.get('/api/session')).body.member).toBeNull()
  // The real one is followed all the same.
  await approve()
  expect((await check(toms)).url.href).toBe(`${server.url}/accounts`)
})
