import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createDataverseClient, createGovernor, type DataverseClient } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { limitedService } from './builders/limited-service.ts'
import { manualClock } from './builders/manual-clock.ts'

let emulator: Emulator | undefined
afterEach(async () => {
  await emulator?.stop()
  emulator = undefined
})

test('under service protection no write is lost, none is doubled, and none comes before Retry-After', async () => {
  const limits = fc.record({
    requests: fc.integer({ min: 5, max: 40 }),
    windowMs: fc.constantFrom(2_000, 10_000),
    concurrent: fc.integer({ min: 1, max: 52 }),
  })
  await fc.assert(
    fc.asyncProperty(
      limits,
      fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1 }),
      async (limit, latencies) => {
        const clock = manualClock()
        let request = 0
        const service = limitedService(clock, limit, () => latencies[request++ % latencies.length] ?? 1)
        const client = createDataverseClient({
          environmentUrl: 'https://contoso.crm4.dynamics.com',
          tokens: { getAccessToken: async () => 'token' },
          transport: service.transport,
          retry: { maxAttempts: 1_000 },
          clock,
        })
        const writes = Array.from({ length: 60 }, async (_each, number) => client.callAction('Act', { Number: number }))
        const finished = Promise.all(writes)
        let over = false
        void finished.then(() => (over = true))
        for (let minute = 0; !over && minute < 60; minute++) await clock.advance(60_000)
        await finished
        expect([...service.carriedOut.values()]).toEqual(Array.from({ length: 60 }, () => 1))
        expect(service.early()).toBe(0)
      },
    ),
    { numRuns: 40 },
  )
})

test('a long run reaches nine tenths of what the service permits', async () => {
  const clock = manualClock()
  const limits = { requests: 600, windowMs: 30_000, concurrent: 52 }
  const service = limitedService(clock, limits, () => 150)
  const client = createDataverseClient({
    environmentUrl: 'https://contoso.crm4.dynamics.com',
    tokens: { getAccessToken: async () => 'token' },
    transport: service.transport,
    retry: { maxAttempts: 1_000 },
    clock,
  })
  const count = 6_000
  let finishedAt = 0
  void Promise.all(
    Array.from({ length: count }, async (_each, number) => client.callAction('Act', { Number: number })),
  ).then(() => (finishedAt = clock.now().getTime()))
  while (finishedAt === 0 && clock.now().getTime() < 3_600_000) await clock.advance(1_000)
  expect(service.carriedOut.size).toBe(count)
  expect(service.early()).toBe(0)
  // The first window is open at once, each later one after its length.
  const permittedMs = (count / limits.requests - 1) * limits.windowMs
  expect(permittedMs / finishedAt).toBeGreaterThan(0.9)
})

test('the emulator throttles a person: reads and writes of two clients get through, each once', async () => {
  const started = await startEmulator({ seed: 'empty', plugins: false })
  emulator = started
  const { environmentUrl, faults } = started
  const userKey = started.users[0]?.key ?? ''
  const waits: number[] = []
  let now = Date.now()
  const clock = {
    now: () => new Date(now),
    async sleep(ms: number) {
      waits.push(ms)
      now += ms
    },
  }
  const governor = createGovernor({ clock })
  const newClient = (): DataverseClient =>
    createDataverseClient({
      environmentUrl,
      tokens: { getAccessToken: async () => started.tokenFor(userKey) },
      governor,
      clock,
    })
  const [one, other] = [newClient(), newClient()]
  await Promise.all([one.tables.get('contact'), other.tables.get('contact')])
  faults.throttle({ nextRequests: 3, retryAfterSeconds: 20 })
  const names = Array.from({ length: 12 }, (_each, number) => `Person ${number}`)
  const [me] = await Promise.all([
    other.whoAmI(),
    ...names.map(async (name, index) => (index % 2 ? one : other).create('contact', { lastname: name })),
  ])
  expect(me.userId).not.toBe('')
  expect(waits).not.toHaveLength(0)
  expect(Math.min(...waits)).toBe(20_000)
  expect(started.rows.list('contact').map(({ lastname }) => lastname)).toHaveLength(12)
  expect(governor.state()).toMatchObject({ running: 0, queued: 0 })
})
