import { afterEach, expect, test } from 'vitest'
import { type Emulator, type ServiceLimits, startEmulator, type Switches } from '../src/index.ts'

let emulator: Emulator
afterEach(() => emulator?.stop())

/** Time stands still, so that every figure is what the test says it is. */
async function start(limits: Partial<ServiceLimits>, switches: Partial<Switches> = {}): Promise<void> {
  emulator = await startEmulator({ seed: 'empty', limits: { evaluation: 'at-once', ...limits }, switches })
  emulator.clock.freeze()
}

async function ask({ user = 'ada', cookie, ...headers }: Record<string, string> = {}): Promise<Response> {
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
    headers: {
      authorization: `Bearer ${await emulator.tokenFor(user)}`,
      ...(cookie !== undefined && { cookie }),
      ...headers,
    },
  })
}

async function askTimes(times: number, headers: Record<string, string> = {}): Promise<Response[]> {
  const replies: Response[] = []
  for (let asked = 0; asked < times; asked += 1) replies.push(await ask(headers))
  return replies
}

const statuses = (replies: Response[]): number[] => replies.map(({ status }) => status)

async function refusal(
  reply: Response,
): Promise<{ status: number; wait: string | null; code: string; message: string }> {
  const { error } = (await reply.json()) as { error: { code: string; message: string } }
  return { status: reply.status, wait: reply.headers.get('retry-after'), ...error }
}

test('requests beyond the limit of the window are refused until the oldest have left it', async () => {
  await start({ requests: 3, windowSeconds: 30 })
  expect(statuses(await askTimes(1))).toEqual([200])
  emulator.clock.advance({ seconds: 10 })
  expect(statuses(await askTimes(2))).toEqual([200, 200])
  expect(await refusal(await ask())).toEqual({
    status: 429,
    // Four have been sent, and one more has to find room.
    wait: '30',
    code: '0x80072322',
    message: 'Number of requests exceeded the limit of 3 over time window of 30 seconds.',
  })
  emulator.clock.advance({ seconds: 29 })
  expect((await ask()).status).toBe(429)
  emulator.clock.advance({ seconds: 30 })
  expect((await ask()).status).toBe(200)
})

test('each request sent too early puts off when the caller is let in', async () => {
  await start({ requests: 2, windowSeconds: 60 })
  await ask()
  emulator.clock.advance({ seconds: 20 })
  await ask()
  const waits: number[] = []
  for (let sent = 0; sent < 3; sent += 1) {
    emulator.clock.advance({ seconds: 10 })
    waits.push(Number((await ask()).headers.get('retry-after')))
  }
  expect(waits).toEqual([50, 50, 50])
  emulator.clock.advance({ seconds: 50 })
  expect((await ask()).status).toBe(200)
})

test('a limit of one lets one in after each window', async () => {
  await start({ requests: 1, windowSeconds: 10 })
  expect(statuses(await askTimes(1))).toEqual([200])
  const wait = Number((await ask()).headers.get('retry-after'))
  expect(wait).toBe(10)
  emulator.clock.advance({ seconds: wait })
  expect(statuses(await askTimes(2))).toEqual([200, 429])
})

test('where refusals do not count, the wait is over when it was said to be', async () => {
  await start({ requests: 2, windowSeconds: 60, refusalsCount: false })
  await ask()
  emulator.clock.advance({ seconds: 20 })
  await ask()
  const waits: number[] = []
  for (let sent = 0; sent < 3; sent += 1) {
    emulator.clock.advance({ seconds: 10 })
    waits.push(Number((await ask()).headers.get('retry-after')))
  }
  expect(waits).toEqual([30, 20, 10])
  emulator.clock.advance({ seconds: 10 })
  expect((await ask()).status).toBe(200)
})

test('a caller who waits as told is let in again, with the whole rate', async () => {
  await start({ requests: 4, windowSeconds: 60 })
  await askTimes(4)
  const wait = Number((await ask()).headers.get('retry-after'))
  emulator.clock.advance({ seconds: wait })
  expect(statuses(await askTimes(4))).toEqual([200, 200, 200, 200])
})

test('by default a window passes before a limit takes effect', async () => {
  await start({ requests: 3, windowSeconds: 30, evaluation: 'after-window' })
  expect(statuses(await askTimes(8))).toEqual(Array.from({ length: 8 }, () => 200))
  emulator.clock.advance({ seconds: 29 })
  expect(statuses(await askTimes(4))).toEqual([200, 200, 200, 200])
  emulator.clock.advance({ seconds: 1 })
  expect(await refusal(await ask())).toMatchObject({ status: 429, code: '0x80072322', wait: '29' })
  emulator.clock.advance({ seconds: 29 })
  expect((await ask()).status).toBe(200)
})

test('combined execution time is limited too, and the headers tell what is left', async () => {
  await start({ executionMilliseconds: 1500, windowSeconds: 60 })
  emulator.faults.slow({ milliseconds: 800 })
  const slow = async (): Promise<Response> => {
    const reply = ask()
    await expect.poll(() => emulator.clock.sleeping).toBe(1)
    emulator.clock.advance({ milliseconds: 800 })
    return reply
  }
  const first = await slow()
  expect(first.headers.get('x-ms-ratelimit-time-remaining-xrm-requests')).toBe('0.70')
  expect(first.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('5999')
  expect((await slow()).status).toBe(200)
  emulator.faults.clear()
  expect(await refusal(await ask())).toEqual({
    status: 429,
    wait: '60',
    code: '0x80072321',
    message:
      'Combined execution time of incoming requests exceeded limit of 1,500 milliseconds over time window of 60 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  })
  emulator.clock.advance({ seconds: 60 })
  expect((await ask()).status).toBe(200)
})

test('too many at the same time are refused at once, and the others are served', async () => {
  await start({ concurrent: 2, evaluation: 'after-window' })
  emulator.faults.slow({ milliseconds: 1000 })
  const served = [ask(), ask()]
  await expect.poll(() => emulator.clock.sleeping).toBe(2)
  expect(await refusal(await ask())).toEqual({
    status: 429,
    wait: '2',
    code: '0x80072326',
    message: 'Number of concurrent requests exceeded the limit of 2.',
  })
  emulator.clock.advance({ seconds: 1 })
  expect(statuses(await Promise.all(served))).toEqual([200, 200])
  emulator.faults.clear()
  await expect.poll(async () => (await ask()).status).toBe(200)
})

test('a caller who went away no longer counts among those at the same time', async () => {
  await start({ concurrent: 1 })
  emulator.faults.slow({ milliseconds: 1000, requests: 1 })
  const leaving = new AbortController()
  const token = await emulator.tokenFor('ada')
  const left = fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  })
  await expect.poll(() => emulator.clock.sleeping).toBe(1)
  leaving.abort()
  await expect(left).rejects.toThrow('aborted')
  await expect.poll(async () => (await ask()).status).toBe(200)
})

test('each user is limited alone; whoever acts for another uses up their own limit', async () => {
  await start({ requests: 2 })
  const tom = emulator.users.find(({ key }) => key === 'tom')!
  expect(statuses(await askTimes(2, { CallerObjectId: tom.objectId }))).toEqual([200, 200])
  expect((await ask()).status).toBe(429)
  expect((await ask({ user: 'tom' })).status).toBe(200)
})

test('a batch is one request', async () => {
  await start({})
  const part =
    'Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/WhoAmI HTTP/1.1\r\n\r\n'
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/$batch`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await emulator.tokenFor('ada')}`,
      'content-type': 'multipart/mixed; boundary=b',
    },
    body: `--b\r\n${part}\r\n--b\r\n${part}\r\n--b--`,
  })
  expect(reply.status).toBe(200)
  expect(reply.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('5999')
})

test('web servers count each for itself; the cookie keeps a client at one, without it they take turns', async () => {
  await start({ requests: 2, servers: 2 })
  const first = await ask()
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!
  expect(cookie).toMatch(/^ARRAffinity=[0-9a-f]{64}$/)
  const again = await ask({ cookie })
  expect([again.status, again.headers.get('set-cookie')]).toEqual([200, null])
  expect((await ask({ cookie })).status).toBe(429)
  expect(statuses(await askTimes(3))).toEqual([200, 429, 200])
})

test('without the header, a refusal does not say how long to wait', async () => {
  await start({ requests: 1 }, { retryAfterOnThrottle: false })
  await ask()
  const refused = await ask()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null])
})

test('the documented numbers hold unless others are given, and may be changed while it runs', async () => {
  emulator = await startEmulator({ seed: 'empty' })
  const { requests, executionMilliseconds, concurrent, windowSeconds, evaluation } = emulator.limits
  expect([requests, executionMilliseconds, concurrent, windowSeconds]).toEqual([6000, 1_200_000, 52, 300])
  expect(evaluation).toBe('after-window')
  emulator.limits.evaluation = 'at-once'
  emulator.limits.requests = 1
  expect(statuses(await askTimes(2))).toEqual([200, 429])
})
