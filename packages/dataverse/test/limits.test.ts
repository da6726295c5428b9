import { beforeEach, describe, expect, test } from 'vitest'
import {
  createDataverseClient,
  createGovernor,
  type DataverseClient,
  type DataverseClientOptions,
  type DataverseError,
  QueueFullError,
  ThrottledError,
  TransportError,
} from '@liaison/dataverse'
import { type HeldTransport, heldTransport } from './builders/held-transport.ts'
import { refusal } from './builders/http-service.ts'
import { type ManualClock, manualClock, settled } from './builders/manual-clock.ts'

const who = { UserId: 'u', BusinessUnitId: 'b', OrganizationId: 'o' }

let clock: ManualClock
let held: HeldTransport
beforeEach(() => {
  clock = manualClock()
  held = heldTransport()
})

const clientWith = (options: Partial<DataverseClientOptions> = {}): DataverseClient =>
  createDataverseClient({
    environmentUrl: 'https://contoso.crm4.dynamics.com',
    tokens: { getAccessToken: async () => 'token' },
    transport: held.transport,
    clock,
    ...options,
  })

/** What became of it so far. */
function watch<T>(work: Promise<T>): { value?: T; error?: DataverseError } {
  const outcome: { value?: T; error?: DataverseError } = {}
  work.then(
    (value) => (outcome.value = value),
    (error: unknown) => (outcome.error = error as DataverseError),
  )
  return outcome
}

const isAction = ({ url }: { url: string }): boolean => url.endsWith('/Act')

describe('a deadline', () => {
  test('ends a write that is under way, and says that it may have happened', async () => {
    const write = watch(clientWith().callAction('Act', {}, { deadlineMs: 2_000 }))
    await clock.advance(1_999)
    expect(write).toEqual({})
    expect(held.sent).toHaveLength(1)
    await clock.advance(1)
    expect(write.error).toBeInstanceOf(TransportError)
    expect(write.error).toMatchObject({ code: 'dataverse_deadline_exceeded', sent: true, effect: 'unknown' })
    expect(held.sent[0]?.signal?.aborted).toBe(true)
    expect(clock.sleeping()).toBe(0)
  })

  test('ends a request that still waits for its turn: it was not sent', async () => {
    const client = clientWith({ governor: createGovernor({ clock, maxConcurrency: 1 }) })
    watch(client.whoAmI())
    await settled()
    const write = watch(client.callAction('Act', {}, { deadlineMs: 2_000 }))
    await clock.advance(2_000)
    expect(write.error).toMatchObject({ code: 'dataverse_deadline_exceeded', sent: false, effect: 'none' })
    expect(held.sent.filter(isAction)).toHaveLength(0)
  })

  test('that comes before Retry-After gives up at once, with the number', async () => {
    const read = watch(clientWith({ retry: { deadlineMs: 2_000 } }).whoAmI())
    await settled()
    held.sent[0]?.answer(429, refusal('0x80072322'), { 'retry-after': '3' })
    await settled()
    expect(read.error).toBeInstanceOf(ThrottledError)
    expect(read.error).toMatchObject({ retryAfterMs: 3_000, effect: 'none' })
  })

  test('leaves no timer behind when the reply came in time', async () => {
    const read = watch(clientWith().whoAmI({ deadlineMs: 2_000 }))
    await settled()
    held.sent[0]?.answer(200, who)
    await settled()
    expect(read.value).toMatchObject({ userId: 'u' })
    expect(clock.sleeping()).toBe(0)
  })
})

describe('a caller can give up', () => {
  const giveUp = async (work: (signal: AbortSignal) => Promise<unknown>, when: () => Promise<void>) => {
    const caller = new AbortController()
    const outcome = watch(work(caller.signal))
    await when()
    caller.abort(new Error('enough'))
    await settled()
    return outcome
  }

  test('before anything was sent', async () => {
    const client = clientWith()
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(client.callAction('Act', {}, { signal })).rejects.toMatchObject({
      code: 'dataverse_aborted',
      sent: false,
      effect: 'none',
    })
    expect(held.sent).toHaveLength(0)
  })

  test('while it waits for its turn', async () => {
    const client = clientWith({ governor: createGovernor({ clock, maxConcurrency: 1 }) })
    watch(client.whoAmI())
    await settled()
    const write = await giveUp(async (signal) => client.callAction('Act', {}, { signal }), settled)
    expect(write.error).toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
  })

  test('while it waits for Retry-After', async () => {
    const client = clientWith()
    const write = await giveUp(
      async (signal) => client.callAction('Act', {}, { signal }),
      async () => {
        await settled()
        held.sent[0]?.answer(429, refusal('0x80072322'), { 'retry-after': '3' })
        await clock.advance(1_000)
      },
    )
    expect(write.error).toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
    expect(clock.sleeping()).toBe(0)
    expect(held.sent).toHaveLength(1)
  })

  test('while the token is being fetched, by a source that takes no notice', async () => {
    const client = clientWith({ tokens: { getAccessToken: async () => new Promise(() => undefined) } })
    const write = await giveUp(async (signal) => client.callAction('Act', {}, { signal }), settled)
    expect(write.error).toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
  })

  test('while the reply is awaited, from a transport that takes no notice', async () => {
    const client = clientWith()
    const write = await giveUp(async (signal) => client.callAction('Act', {}, { signal }), settled)
    expect(write.error).toMatchObject({ code: 'dataverse_aborted', sent: true, effect: 'unknown' })
  })

  test('while the schema is being read, which goes on for others', async () => {
    const client = clientWith()
    const read = await giveUp(async (signal) => client.retrieve('account', 'x', {}, { signal }), settled)
    expect(read.error).toMatchObject({ code: 'dataverse_aborted', sent: false, effect: 'none' })
  })
})

test('any number of requests may share a signal', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): number => warnings.push(warning)
  process.on('warning', note)
  const caller = new AbortController()
  const client = clientWith({ governor: createGovernor({ clock, initialConcurrency: 5 }) })
  const outcomes = Array.from({ length: 50 }, () => watch(client.whoAmI({ signal: caller.signal, deadlineMs: 60_000 })))
  await settled()
  expect(held.sent).toHaveLength(5)
  held.sent[0]?.answer(200, who)
  await settled()
  caller.abort(new Error('enough'))
  await settled()
  process.off('warning', note)
  expect(outcomes.filter(({ value }) => value)).toHaveLength(1)
  expect(outcomes.filter(({ error }) => error?.code === 'dataverse_aborted')).toHaveLength(49)
  expect(clock.sleeping()).toBe(0)
  expect(warnings).toEqual([])
})

describe('requests of one person', () => {
  test('are held back together, whichever client was refused (P45)', async () => {
    const governor = createGovernor({ clock })
    const [one, other] = [clientWith({ governor }), clientWith({ governor })]
    const refused = watch(one.callAction('Act'))
    await settled()
    held.sent[0]?.answer(429, refusal('0x80072321'), { 'retry-after': '7' })
    await settled()
    const late = watch(other.whoAmI())
    await clock.advance(6_999)
    expect(held.sent).toHaveLength(1)
    await clock.advance(1)
    expect(held.sent).toHaveLength(3)
    for (const request of held.sent) request.answer(200, who)
    await settled()
    expect(refused.error).toBeUndefined()
    expect(late.value).toMatchObject({ userId: 'u' })
  })

  test('obey Retry-After of an unavailable service too', async () => {
    const client = clientWith()
    watch(client.callAction('Act'))
    await settled()
    held.sent[0]?.answer(503, undefined, { 'retry-after': '5' })
    await settled()
    watch(client.whoAmI())
    await clock.advance(4_999)
    expect(held.sent).toHaveLength(1)
    await clock.advance(1)
    expect(held.sent).toHaveLength(2)
  })

  test('pass those that nobody waits for', async () => {
    const client = clientWith({ governor: createGovernor({ clock, maxConcurrency: 1 }) })
    watch(client.whoAmI())
    await settled()
    watch(client.callAction('Backfill', {}, { priority: 'background' }))
    watch(client.callAction('Act'))
    await settled()
    held.sent[0]?.answer(200, who)
    await settled()
    expect(held.sent.map(({ url }) => url.split('/').at(-1))).toEqual(['WhoAmI()', 'Act'])
  })

  test('that are too many are refused before they are sent', async () => {
    const client = clientWith({ governor: createGovernor({ clock, maxConcurrency: 1, maxQueued: 1 }) })
    watch(client.whoAmI())
    watch(client.whoAmI())
    await settled()
    const third = watch(client.callAction('Act'))
    await settled()
    expect(third.error).toBeInstanceOf(QueueFullError)
    expect(third.error).toMatchObject({ code: 'dataverse_queue_full', sent: false, effect: 'none' })
  })
})

test('a write that could not even be sent is sent again', async () => {
  const write = watch(clientWith().callAction('Act'))
  await settled()
  held.sent[0]?.lose('ECONNREFUSED')
  await clock.advance(1_000)
  expect(held.sent).toHaveLength(2)
  held.sent[1]?.answer(204)
  await settled()
  expect(write).toEqual({ value: undefined })
})
