import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { defaultSwitches } from '../src/write/switches.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', now: () => new Date('2026-03-02T09:00:00Z') })
})
afterAll(() => emulator.stop())

async function post(
  path: string,
  body: unknown,
  type = 'application/json',
): Promise<{ status: number; json: unknown }> {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  })
  return { status: reply.status, json: await reply.json() }
}

test('time is moved and stopped, and the answer tells the time', async () => {
  expect(await post('clock', { frozen: true })).toMatchObject({ status: 200, json: { clock: { frozen: true } } })
  expect((await post('clock/advance', { days: 1, hours: 2 })).json).toMatchObject({
    clock: { now: '2026-03-03T11:00:00.000Z', frozen: true, sleeping: 0 },
  })
  expect((await post('clock', { frozen: false })).json).toMatchObject({ clock: { frozen: false } })
  expect(emulator.clock.isFrozen).toBe(false)
})

test('switches and limits are set by name', async () => {
  expect(await post('switches', { errorCodes: 'empty', noteTextMaxLength: null, expandNextLink: false })).toMatchObject(
    {
      status: 200,
      json: { switches: { errorCodes: 'empty', expandNextLink: false } },
    },
  )
  expect(emulator.switches).toMatchObject({ errorCodes: 'empty', noteTextMaxLength: undefined })
  await post('switches', { errorCodes: 'hex' })
  expect((await post('limits', { requests: 7, evaluation: 'at-once' })).json).toMatchObject({ limits: { requests: 7 } })
  expect(emulator.limits).toMatchObject({ requests: 7, evaluation: 'at-once', concurrent: 52 })
})

test('every switch can be set', async () => {
  for (const [name, value] of Object.entries(defaultSwitches))
    expect([name, (await post('switches', { [name]: value })).status]).toEqual([name, 200])
})

test.each([
  ['clock/advance', { weeks: 1 }, /additional properties/],
  ['clock/advance', { days: -1 }, /must be >= 0/],
  ['switches', { errorCode: 'empty' }, /additional properties/],
  ['switches', { challenge: 'basic' }, /allowed values/],
  ['limits', { requests: '7' }, /must be integer/],
  ['faults/throttle', { nextRequests: 1 }, /required property 'retryAfterSeconds'/],
  ['faults/refuseToken', { aadsts: 1 }, /does not know AADSTS1/],
  ['faults/revokeSessions', { user: 'zoe' }, /Nobody of the organisation is called zoe/],
  ['faults/changeSchema', { change: 'length', table: 'contact' }, /must/],
  ['faults/changeSchema', { change: 'drop-column', table: 'contact', column: 'shoesize' }, /no column shoesize/],
])('%s refuses %j and says why', async (path, body, why) => {
  const { status, json } = await post(path, body)
  expect(status).toBe(400)
  expect(json).toEqual({ error: expect.stringMatching(why) })
})

test('what a form or a script of another site may send without asking is refused', async () => {
  expect(await post('faults/clear', {}, 'text/plain')).toMatchObject({ status: 415 })
})

test('there is no fault of another name', async () => {
  expect((await post('faults/explode', {})).status).toBe(404)
})
