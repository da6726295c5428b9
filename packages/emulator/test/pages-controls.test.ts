import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultVerbs } from '../src/admin/fault-verbs.ts'
import { type Emulator, startEmulator } from '../src/index.ts'
import { sendForm, type SentFields } from './page-forms.ts'
import { textOf } from './page-text.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', now: () => new Date('2026-03-02T09:00:00Z') })
})
beforeEach(() => emulator.faults.clear())
afterAll(() => emulator.stop())

const send = (path: string, fields?: SentFields, headers?: Record<string, string>) =>
  sendForm(emulator, path, fields, headers)

const whoAmI = async (): Promise<Response> =>
  fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor('mia')}` },
  })

const controls = async (): Promise<string> => (await fetch(`${emulator.environmentUrl}/controls`)).text()

test('a fault is planned by its form, and the page says that it is done', async () => {
  const { status, at, text } = await send('faults/throttle', { nextRequests: '1', retryAfterSeconds: '7', method: '' })
  expect({ status, at }).toEqual({ status: 200, at: '/controls?done=faults%2Fthrottle' })
  expect(text).toContain('Faults Done: faults/throttle')
  const refused = await whoAmI()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7'])
  expect((await whoAmI()).status).toBe(200)
})

test('what is planned is shown until it is used up', async () => {
  expect(textOf(await controls())).toContain('Nothing is planned.')
  await send('faults/failNext', { status: '503', requests: '2', method: 'get', path: 'WhoAmI' })
  await send('faults/slow', { milliseconds: '0', every: '3' })
  const { text } = await send('faults/refuseToken', { aadsts: '50076', requests: '' })
  expect(text).toMatch(
    /failNext: 2 requests, of GET, to WhoAmI slow: all requests, one in 3 refuseToken with AADSTS50076/,
  )
  expect(text).toContain('AADSTS50076: 1 request ')
  await whoAmI()
  expect(textOf(await controls())).toContain('failNext: 1 request, of GET, to WhoAmI')
  expect((await send('faults/clear')).text).toContain('Nothing is planned.')
})

test('every fault has a form', async () => {
  const markup = await controls()
  for (const name of Object.keys(faultVerbs))
    expect([name, markup.includes(`action="/controls/faults/${name}"`)]).toEqual([name, true])
})

test('a form that does not fit is refused with the reason, and nothing happens', async () => {
  const { status, text } = await send('faults/throttle', { nextRequests: 'two', retryAfterSeconds: '7' })
  expect(status).toBe(400)
  expect(text).toContain('Faults body/nextRequests must be integer')
  expect((await whoAmI()).status).toBe(200)
})

test('switches and limits are shown as they stand and set by their forms; an empty field is no limit', async () => {
  await send('switches', { errorCodes: 'empty', noteTextMaxLength: '', expandNextLink: 'false' })
  expect(emulator.switches).toMatchObject({ errorCodes: 'empty', noteTextMaxLength: undefined, expandNextLink: false })
  await send('limits', { requests: '9', evaluation: 'at-once', concurrent: '' })
  expect(emulator.limits).toMatchObject({ requests: 9, evaluation: 'at-once', concurrent: 52 })
  const markup = await controls()
  expect(markup).toMatch(/<option value="empty" selected>/)
  expect(markup).toMatch(/name="requests"\s+value="9"/)
  await send('switches', { errorCodes: 'hex', noteTextMaxLength: '100000', expandNextLink: 'true' })
  await send('limits', { requests: '6000', evaluation: 'after-window' })
  expect(emulator.switches.noteTextMaxLength).toBe(100_000)
})

test('it is shown who used how much of the limits', async () => {
  await whoAmI()
  expect(textOf(await controls())).toMatch(/Mia Keller 1 \d+ of 6,000 [\d.]+ of 1,200 \d of 52 0/)
})

test('the clock is moved and stopped', async () => {
  await send('clock', { frozen: 'true' })
  const { text } = await send('clock/advance', { days: '1', hours: '2', minutes: '' })
  expect(text).toContain('2026-03-03 11:00:00 UTC')
  expect(text).toContain('standing still')
  await send('clock', { frozen: 'false' })
  expect(emulator.clock.isFrozen).toBe(false)
})

test('rows are saved under a name and brought back', async () => {
  const id = emulator.rows.insert('contact', { lastname: 'Keller' })
  expect((await send('snapshots/save', { name: 'one <contact>' })).text).toContain('Back to one &lt;contact&gt;')
  emulator.rows.remove('contact', id)
  await send('snapshots/load', { name: 'one <contact>' })
  expect(emulator.rows.get('contact', id)).toMatchObject({ lastname: 'Keller' })
  await send('snapshots/reset')
  expect(emulator.rows.count('contact')).toBe(0)
})

test('it is shown who has consented, and consent is given and taken back', async () => {
  expect((await send('consent/grant', { user: 'mia' })).text).toContain('has consent for Mia Keller.')
  expect((await send('consent', { policy: 'admin-required' })).text).toMatch(/admin-required ;.* consent for nobody\./)
  expect((await send('consent/grant', { user: '' })).text).toContain('consent for Ada Lindqvist, Mia Keller, Tom')
  expect((await send('consent/revoke')).text).toContain('consent for nobody.')
})

test('an account is locked and unlocked', async () => {
  expect((await send('entra/setAccount', { user: 'tom', locked: 'true', mfa: '' })).text).toContain(
    'Accounts Done: entra/setAccount',
  )
  expect((await send('entra/setAccount', { user: 'zoe', locked: 'true' })).text).toContain(
    'Nobody of the organisation is called zoe',
  )
  await send('entra/setAccount', { user: 'tom', locked: 'false' })
})

test('there is no form for what does not exist', async () => {
  expect(await send('faults/explode')).toMatchObject({ status: 404, text: expect.stringContaining('There is no form') })
})

describe('a form of another site is refused', () => {
  test.each([
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['of another port too', { 'sec-fetch-site': 'same-site' }],
    ['by Origin in older browsers', { origin: 'https://example.org' }],
    ['when the origin is hidden', { origin: 'null' }],
  ])('%s', async (_how, headers) => {
    expect(await send('faults/failNext', { status: '500' }, headers)).toMatchObject({
      status: 403,
      text: 'Only the pages of the emulator may do that.',
    })
    expect((await whoAmI()).status).toBe(200)
  })

  test('an older browser on the own page and a program may', async () => {
    expect((await send('faults/clear', {}, { origin: emulator.environmentUrl })).status).toBe(200)
    expect((await send('faults/clear', {}, {})).status).toBe(200)
  })
})
