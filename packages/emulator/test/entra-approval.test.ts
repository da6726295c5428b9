import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { authorizationParameters, entraBrowser, newPkce, objectIdOf, type Shown } from './entra-browser.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'admin-approval-workflow' })
})
afterEach(() => emulator.stop())

/** A person in front of the consent prompt. */
async function promptFor(
  key: string,
): Promise<{ shown: Shown; press: (button: Record<string, string>) => Promise<Shown> }> {
  const browser = entraBrowser(emulator)
  const picker = await browser.open('oauth2/v2.0/authorize', authorizationParameters(emulator, newPkce()))
  const shown = await browser.press(picker, { account: objectIdOf(emulator, key) })
  return { shown, press: (button) => browser.press(shown, button) }
}

async function request(key: string, reason: string): Promise<Shown> {
  return (await promptFor(key)).press({ decision: 'request', reason })
}

test('a person says why they need the app, and the request waits for an administrator', async () => {
  const prompt = await promptFor('mia')
  expect(prompt.shown.status).toBe(200)
  expect(prompt.shown.html).toContain('Approval required')
  expect(emulator.consent.requests()).toEqual([])
  const sent = await prompt.press({ decision: 'request', reason: ' To log my calls ' })
  expect(sent.html).toContain('Request sent')
  expect(emulator.consent.requests()).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      user: 'mia',
      reason: 'To log my calls',
      status: 'InProgress',
      createdAt: expect.any(Date),
    },
  ])
})

test('the way back to the app is access_denied with AADSTS90095', async () => {
  const prompt = await promptFor('mia')
  await prompt.press({ decision: 'request', reason: 'Calls' })
  const { answer } = await prompt.press({ decision: 'back' })
  expect(answer?.get('error')).toBe('access_denied')
  expect(answer?.get('error_description')).toMatch(/^AADSTS90095: /)
  expect(answer?.get('state')).toBe('a state / with & signs')
})

test('Cancel asks nobody and is access_denied with AADSTS65004', async () => {
  const { answer } = await (await promptFor('mia')).press({ decision: 'cancel' })
  expect(answer?.get('error_description')).toMatch(/^AADSTS65004: /)
  expect(emulator.consent.requests()).toEqual([])
})

test('nothing is sent without a reason, and a second request is not made while the first waits', async () => {
  const unsaid = await request('mia', '  ')
  expect(unsaid.html).toContain('Approval required')
  await request('mia', 'Calls')
  expect((await promptFor('mia')).shown.html).toContain('Request sent')
  await request('mia', 'Again')
  expect(emulator.consent.requests().map(({ reason }) => reason)).toEqual(['Calls'])
})

test('an administrator approves on the page of the emulator, and everybody may use the app', async () => {
  await request('mia', 'Calls <b>now</b>')
  await request('tom', 'Notes')
  const home = await (await fetch(emulator.environmentUrl)).text()
  expect(home).toContain('Calls &lt;b&gt;now&lt;/b&gt;')
  const action = /action="(\/consent-requests\/[^"]+)"/.exec(home)?.[1] ?? ''
  const reply = await fetch(emulator.environmentUrl + action, {
    method: 'POST',
    body: new URLSearchParams({ result: 'Approve' }),
    redirect: 'manual',
  })
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/'])
  expect(emulator.consent.requests()).toMatchObject([
    { user: 'tom', status: 'Completed', reviewResult: 'Approve', completedAt: expect.any(Date) },
    { user: 'mia', status: 'Completed', reviewResult: 'Approve' },
  ])
  expect((await promptFor('eva')).shown.answer?.get('code')).toMatch(/^0\./)
})

test('who was denied may ask again', async () => {
  await request('mia', 'Calls')
  emulator.consent.deny(emulator.consent.requests()[0]!.id)
  expect(emulator.consent.requests()).toMatchObject([{ status: 'Completed', reviewResult: 'Deny' }])
  expect((await promptFor('mia')).shown.html).toContain('Approval required')
  await request('mia', 'Calls, please')
  emulator.consent.approve(emulator.consent.requests()[0]!.id)
  expect((await promptFor('mia')).shown.answer?.get('code')).toMatch(/^0\./)
})

test('a request is answered once, with Approve or Deny, on the page of the emulator as well', async () => {
  await request('mia', 'Calls')
  const [{ id } = { id: '' }] = emulator.consent.requests()
  const answer = async (result: string, of = id): Promise<number> => {
    const body = new URLSearchParams({ result })
    const to = `${emulator.environmentUrl}/consent-requests/${of}`
    return (await fetch(to, { method: 'POST', body, redirect: 'manual' })).status
  }
  expect(await answer('Perhaps')).toBe(303)
  expect(emulator.consent.requests()).toMatchObject([{ status: 'InProgress' }])
  expect(await answer('Deny')).toBe(303)
  expect(await answer('Approve')).toBe(303)
  expect(await answer('Approve', crypto.randomUUID())).toBe(303)
  expect(emulator.consent.requests()).toMatchObject([{ status: 'Completed', reviewResult: 'Deny' }])
})

test('a request that nobody answers expires after 30 days, and cannot be approved any more', async () => {
  await request('mia', 'Calls')
  emulator.clock.advance({ days: 30 })
  const [expired] = emulator.consent.requests()
  expect(expired?.status).toBe('Expired')
  expect(() => emulator.consent.approve(expired!.id)).toThrow(`There is no open request ${expired!.id}.`)
  expect((await promptFor('mia')).shown.html).toContain('Approval required')
})

test('an administrator is asked to consent as ever', async () => {
  expect((await promptFor('ada')).shown.html).toContain('Permissions requested')
})
