import { startEmulator } from '../src/index.ts'
import { differences, type ActualReply } from './compare-reply.ts'
import type { Exchange } from './exchange.ts'
import { presupposedRows } from './presupposed-rows.ts'

export type Verdict = { kind: 'pass' } | { kind: 'fail' | 'not emulated'; because: string[] }

const organisationUri = '[Organization URI]'

/** Lays the rows an exchange presupposes in a fresh, empty emulator, sends its request and compares the reply. */
export async function replay(exchange: Exchange): Promise<Verdict> {
  const emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
  try {
    for (const row of presupposedRows(exchange, emulator.schema)) {
      const { primaryId } = emulator.schema.tables.get(row.table)!
      emulator.rows.insert(row.table, { [primaryId]: row.id, ...row.values })
    }
    const token = await emulator.tokenFor('ada')
    const actual = await send(exchange, emulator.environmentUrl, token)
    if (actual.status === 501) return { kind: 'not emulated', because: [messageOf(actual.body)] }
    const because = differences(exchange, actual, emulator.environmentUrl)
    return because.length === 0 ? { kind: 'pass' } : { kind: 'fail', because }
  } catch (failure) {
    return { kind: 'fail', because: [failure instanceof Error ? failure.message : String(failure)] }
  } finally {
    await emulator.stop()
  }
}

async function send({ request }: Exchange, environmentUrl: string, token: string): Promise<ActualReply> {
  const url = request.url
    .replaceAll(organisationUri, environmentUrl)
    .replace(/^https:\/\/[^/]+(?=\/)/, environmentUrl)
    .replace(/^(?=\/)/, `${environmentUrl}/api/data/v9.2`)
  const headers = new Headers({ authorization: `Bearer ${token}` })
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.toLowerCase() === 'content-length') continue
    for (const one of [value].flat()) headers.append(name, one)
  }
  const body = request.body?.replaceAll(organisationUri, environmentUrl)
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const reply = await fetch(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) })
  return { status: reply.status, headers: reply.headers, body: await reply.text() }
}

function messageOf(body: string): string {
  const message = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1]
  return message ?? body.slice(0, 120)
}
