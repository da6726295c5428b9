import { startEmulator } from '@liaison/emulator'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent, request } from 'undici'
import { SlidingWindow } from './sliding-window.ts'

// A process of its own: the emulator behind service protection that counts what comes too early.

export interface Protection {
  /** Requests in any window. Dynamics: 6,000 in 300 s, which is the same rate as 20 a second. */
  limit: number
  windowMs: number
  /** One in so many replies to writes is lost on its way. */
  loseOneIn: number
}

export interface ProtectedEmulator {
  url: string
  token: string
}

export interface ProtectionReport {
  passed: number
  refused: number
  repliesLost: number
  /** Requests sent after a refusal had been read and before the time it named. */
  early: number
  rows: number
  /** Names that more than one row has. */
  doubled: number
}

/** A refusal may be on its way while the client sends; nobody can obey what has not arrived. */
const arrivalMs = 50

const { limit, windowMs, loseOneIn } = JSON.parse(process.argv[2] ?? '') as Protection
const emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
const window = new SlidingWindow(limit, windowMs)
const dispatcher = new Agent({ connections: 64 })
const report = { passed: 0, refused: 0, repliesLost: 0, early: 0 }
const refusals: { toldAt: number; notBefore: number }[] = []

const server = createServer((incoming, response) => {
  void (async () => {
    const body = await bodyOf(incoming)
    const sentAt = Number(incoming.headers['x-sent-at'])
    if (refusals.some(({ toldAt, notBefore }) => sentAt > toldAt + arrivalMs && sentAt < notBefore)) report.early += 1
    const waitSeconds = window.pass(Date.now())
    if (waitSeconds !== 'passed') {
      report.refused += 1
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(waitSeconds) })
      response.end(JSON.stringify({ error: { code: '0x80072322', message: 'Number of requests exceeded the limit.' } }))
      response.once('finish', () => refusals.push({ toldAt: Date.now(), notBefore: Date.now() + waitSeconds * 1000 }))
      return
    }
    const number = ++report.passed
    const { host: _host, connection: _connection, 'x-sent-at': _sentAt, ...headers } = incoming.headers
    const reply = await request(emulator.environmentUrl + incoming.url, {
      dispatcher,
      method: incoming.method ?? 'GET',
      headers,
      ...(body.length === 0 ? {} : { body }),
    })
    const bytes = Buffer.from(await reply.body.arrayBuffer())
    if (incoming.method === 'POST' && reply.statusCode === 204 && number % loseOneIn === 0) {
      report.repliesLost += 1
      incoming.socket.destroy()
      return
    }
    response.writeHead(reply.statusCode, reply.headers)
    response.end(bytes)
  })()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

process.on('message', () => {
  const names = emulator.rows.list('contact').map((row) => row['lastname'])
  const doubled = names.length - new Set(names).size
  process.send?.({ ...report, rows: names.length, doubled } satisfies ProtectionReport)
})
process.send?.({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  token: await emulator.tokenFor('ada'),
} satisfies ProtectedEmulator)

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
