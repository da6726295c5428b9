import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { create, createGovernor, eq, list, retrieve, ThrottledError, update } from '@liaison/dataverse'
import { answerParts, receivedParts } from './builders/batch-service.ts'
import { type ClientFixture, startClient } from './builders/client-fixture.ts'
import { type Handler, json, refusal } from './builders/http-service.ts'

let fixture: ClientFixture
beforeEach(async () => {
  fixture = await startClient()
})
afterEach(async () => {
  await fixture.service.stop()
})

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const numbered = (count: number): number[] => Array.from({ length: count }, (_each, n) => n)
const numberIn = (path: string): number => Number(/-(\d{12})\)/.exec(path)?.[1])

/** Each row's name is its number. */
const rows: Handler = (request, response) =>
  answerParts(request, response, ({ path }) => ({ status: 200, body: { name: String(numberIn(path)) } }))
const busy = (seconds?: number) => ({
  status: 429,
  body: refusal('0x80072322', 'Number of requests exceeded the limit.'),
  headers: seconds === undefined ? {} : { 'Retry-After': String(seconds) },
})

describe('more reads than a request may hold', () => {
  test('go in several, and their values come in order', async () => {
    const { client, inTurn, requests } = fixture
    inTurn(rows)
    const found = await client.batch(numbered(2_345).map((n) => retrieve('account', idOf(n), { select: ['name'] })))
    expect(found.map((row) => row['name'])).toEqual(numbered(2_345).map(String))
    const sizes = requests().map((request) => receivedParts(request).length)
    expect(sizes.toSorted((a, b) => a - b)).toEqual([345, 1_000, 1_000])
  })

  test('run side by side no more than the governor lets them', async () => {
    const governor = createGovernor({ maxConcurrency: 1 })
    let most = 0
    const governed = await startClient({ governor })
    governed.inTurn((request, response) => {
      most = Math.max(most, governor.state().running)
      return rows(request, response)
    })
    await governed.client.batch(numbered(3_000).map((n) => retrieve('account', idOf(n), { select: ['name'] })))
    expect([most, governed.requests().length]).toEqual([1, 3])
    await governed.service.stop()
  })

  test('are answered as far as they could be: only those of the request that failed have failed', async () => {
    const { client, inTurn } = fixture
    inTurn((request, response) =>
      receivedParts(request).length === 1_000 ? rows(request, response) : response.writeHead(403).end(),
    )
    const outcomes = await client.batchSettled(numbered(1_001).map((n) => retrieve('account', idOf(n))))
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(1_000)
    expect(outcomes[1_000]).toMatchObject({ kind: 'failed', error: { status: 403 } })
  })

  test('go in smaller requests when the service says that theirs is too large', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((request, response) =>
      receivedParts(request).length > 3 ? response.writeHead(413).end() : rows(request, response),
    )
    const found = await client.batch(numbered(10).map((n) => retrieve('account', idOf(n))))
    expect(found.map((row) => row['name'])).toEqual(numbered(10).map(String))
    expect(requests().map((request) => receivedParts(request).length)).toContain(10)
  })

  test('go in several when their addresses are long together', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((request, response) => answerParts(request, response, () => ({ status: 200, body: { value: [] } })))
    const filter = eq('name', 'x'.repeat(60_000))
    const pages = await client.batch(numbered(600).map(() => list('account', { filter })))
    expect(pages).toHaveLength(600)
    expect(requests().length).toBeGreaterThan(1)
    for (const { body } of requests()) expect(body.length).toBeLessThan(17 * 1_024 * 1_024)
  })
})

describe('a batch of which service protection refuses parts', () => {
  test('sends those reads again, and no others, when the time has come', async () => {
    const { client, inTurn, requests, waits, events } = fixture
    inTurn(
      (request, response) =>
        answerParts(request, response, ({ path }, index) =>
          index === 1 ? busy(7) : index === 3 ? busy(11) : { status: 200, body: { name: String(numberIn(path)) } },
        ),
      rows,
    )
    const found = await client.batch(numbered(5).map((n) => retrieve('account', idOf(n))))
    expect(found.map((row) => row['name'])).toEqual(['0', '1', '2', '3', '4'])
    expect(requests().map((request) => receivedParts(request).map(({ path }) => numberIn(path)))).toEqual([
      [0, 1, 2, 3, 4],
      [1, 3],
    ])
    expect(waits).toContain(11_000)
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'dataverse.throttled', path: '$batch', retryAfterMs: 11_000 }),
    )
  })

  test('slows everything down: fewer at a time, and nothing before the wait is over', async () => {
    const governor = createGovernor({ initialConcurrency: 8 })
    const governed = await startClient({ governor, retry: { maxAttempts: 1 } })
    governed.inTurn((request, response) => answerParts(request, response, () => busy(20)))
    const [outcome] = await governed.client.batchSettled([retrieve('account', idOf(1))])
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'dataverse_throttled', retryAfterMs: 20_000 } })
    expect(governor.state().concurrency).toBe(4)
    expect(governor.state().pausedForMs).toBeGreaterThan(0)
    await governed.service.stop()
  })

  test('gives up with what was answered and the refusals of the rest', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((request, response) =>
      answerParts(request, response, ({ path }) =>
        numberIn(path) === 1 ? busy(3_600) : { status: 200, body: { name: String(numberIn(path)) } },
      ),
    )
    const [first, second] = await client.batchSettled(numbered(2).map((n) => retrieve('account', idOf(n))))
    expect(first).toEqual({ kind: 'ok', value: { name: '0' } })
    expect(second).toMatchObject({ kind: 'failed', error: { retryAfterMs: 3_600_000, effect: 'none' } })
    expect(requests()).toHaveLength(1)
    inTurn((request, response) => answerParts(request, response, () => busy(3_600)))
    await expect(client.batch([retrieve('account', idOf(1))])).rejects.toBeInstanceOf(ThrottledError)
  })

  test('sends refused writes again, which have not run, and no write that was answered', async () => {
    const { client, inTurn, requests } = fixture
    const refusedOnce = new Set([2, 4])
    inTurn((request, response) =>
      answerParts(request, response, ({ path }) => (refusedOnce.delete(numberIn(path)) ? busy(5) : { status: 204 })),
    )
    const outcomes = await client.writeSettled(numbered(6).map((n) => update('account', idOf(n), { name: 'A' })))
    expect(outcomes).toEqual(numbered(6).map(() => ({ kind: 'ok', value: { status: 204 } })))
    expect(requests().map((request) => receivedParts(request).map(({ path }) => numberIn(path)))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [2, 4],
    ])
  })

  test('does not send refused writes again when it is not told when', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((request, response) => answerParts(request, response, () => busy()))
    const [outcome] = await client.writeSettled([update('account', idOf(1), { name: 'A' })])
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'dataverse_throttled', effect: 'none' } })
    expect(requests()).toHaveLength(1)
  })

  test('whose repeat is lost leaves only the repeated writes in doubt', async () => {
    const { client, inTurn } = fixture
    inTurn(
      (request, response) =>
        answerParts(request, response, (_part, index) => (index === 1 ? busy(5) : { status: 204 })),
      (_request, response) => response.destroy(),
    )
    const outcomes = await client.writeSettled(numbered(3).map((n) => update('account', idOf(n), { name: 'A' })))
    expect(outcomes).toMatchObject([
      { kind: 'ok' },
      { kind: 'failed', error: { code: 'dataverse_connection_lost', effect: 'unknown' } },
      { kind: 'ok' },
    ])
  })
})

describe('writes side by side', () => {
  test('are never sent again after a lost reply, and each is in doubt', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => response.destroy())
    const outcomes = await client.writeSettled(numbered(3).map((n) => create('account', idOf(n), { name: 'A' })))
    expect(outcomes).toMatchObject(
      numbered(3).map(() => ({ kind: 'failed', error: { code: 'dataverse_connection_lost', effect: 'unknown' } })),
    )
    expect(requests()).toHaveLength(1)
  })

  test('may be sent again where the policy says so, and a duplicate then may be the first attempt (P23)', async () => {
    const repeating = await startClient({ retry: { repeatWrites: true } })
    repeating.inTurn(
      (_request, response) => response.destroy(),
      (request, response) =>
        answerParts(request, response, (_part, index) =>
          index === 0 ? { status: 412, body: refusal('0x80040237') } : { status: 204 },
        ),
    )
    const outcomes = await repeating.client.writeSettled(numbered(2).map((n) => create('account', idOf(n), {})))
    expect(outcomes).toMatchObject([
      { kind: 'failed', error: { code: 'dataverse_duplicate_key', effect: 'unknown' } },
      { kind: 'ok' },
    ])
    expect(repeating.requests()).toHaveLength(2)
    await repeating.service.stop()
  })

  test('that failed in the service are in doubt, those that it refused are not', async () => {
    const { client, inTurn } = fixture
    inTurn((request, response) =>
      answerParts(request, response, (_part, index) =>
        index === 0
          ? { status: 500, body: refusal('0x80040216') }
          : { status: 400, body: refusal('0x80044331', 'Too long.') },
      ),
    )
    const outcomes = await client.writeSettled(numbered(2).map((n) => update('account', idOf(n), { name: 'A' })))
    expect(outcomes).toMatchObject([
      { error: { status: 500, effect: 'unknown', request: { method: 'PATCH', path: `accounts(${idOf(0)})` } } },
      { error: { status: 400, effect: 'none', request: { path: `accounts(${idOf(1)})` } } },
    ])
  })

  test('go 100 in a request, or as many as asked for, each with continue-on-error', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((request, response) => answerParts(request, response, () => ({ status: 204 })))
    const writes = numbered(250).map((n) => update('account', idOf(n), { name: 'A' }))
    await client.writeSettled(writes)
    await client.writeSettled(writes, { maxOperations: 5_000 })
    expect(requests().map((request) => receivedParts(request).length)).toEqual([100, 100, 50, 250])
    expect(requests().every(({ headers }) => headers['prefer'] === 'odata.continue-on-error')).toBe(true)
  })

  test('whose token cannot be had do not hide what others came to', async () => {
    const tokens = ['first']
    const failing = await startClient({
      governor: createGovernor({ maxConcurrency: 1 }),
      tokens: {
        async getAccessToken() {
          const token = tokens.length > 0 || failing.requests().length === 0 ? 'token' : undefined
          if (token === undefined) throw new Error('signed out')
          return token
        },
      },
    })
    failing.inTurn((request, response) => {
      tokens.length = 0
      answerParts(request, response, () => ({ status: 204 }))
    })
    const writes = numbered(2).map((n) => update('account', idOf(n), { name: 'A' }))
    const outcomes = await failing.client.writeSettled(writes, { maxOperations: 1 })
    expect(outcomes).toMatchObject([
      { kind: 'ok' },
      { kind: 'failed', error: { code: 'dataverse_unauthorized', sent: false, effect: 'none' } },
    ])
    await expect(failing.client.writeSettled(writes)).rejects.toThrow('signed out')
    await failing.service.stop()
  })

  test('of a change set larger than the service takes are refused before anything is sent, and say what to do', async () => {
    const { client, inTurn, requests } = fixture
    inTurn((_request, response) => json(response, 500, {}))
    const writes = numbered(1_001).map((n) => update('account', idOf(n), { name: 'A' }))
    await expect(client.changeSet(writes)).rejects.toMatchObject({
      code: 'dataverse_invalid_request',
      sent: false,
      help: expect.stringContaining('Divide it into several change sets') as string,
    })
    expect(await client.writeSettled([writes])).toMatchObject([{ kind: 'failed', error: { sent: false } }])
    expect(requests()).toHaveLength(0)
  })
})
