import { type Emulator, type RowValues, startEmulator } from '../src/index.ts'
import { differences, type ActualReply } from './compare-reply.ts'
import { completed } from './complete-exchange.ts'
import type { Exchange } from './exchange.ts'
import { shipped } from './made-for-the-page.ts'
import { outsideReplay } from './outside-replay.ts'
import { openReasons, type PageError, pageErrors } from './page-errors.ts'
import { changeSince } from './presupposed-changes.ts'
import { arrange } from './presupposed-circumstances.ts'
import { presupposedApis, presupposedPlugins } from './presupposed-code.ts'
import { layFile } from './presupposed-files.ts'
import { layGroups } from './presupposed-groups.ts'
import { presupposedProcesses } from './presupposed-processes.ts'
import { quantities } from './presupposed-quantities.ts'
import { presupposedRows } from './presupposed-rows.ts'
import { presupposedSchema } from './presupposed-schema.ts'
import { arrangeSearch, openedExchange, openedReply } from './presupposed-search.ts'

export type Verdict =
  | { kind: 'pass' }
  | { kind: 'fail' | 'page errs' | 'not emulated' | 'not repeatable'; because: string[] }

const organisationUri = '[Organization URI]'

/**
 * Lays what an exchange presupposes in a fresh, empty emulator, sends its request and compares the reply. Where the page
 * errs, it says whether the exchange passes once that is put right.
 */
export async function replay(exchange: Exchange): Promise<Verdict> {
  const verdict = await attempt(exchange)
  const error = pageErrors[exchange.id]
  if (verdict.kind === 'pass') return verdict
  if (!error) {
    const reason = openReasons[exchange.id]
    return reason === undefined ? verdict : { ...verdict, because: [reason, ...verdict.because] }
  }
  return { kind: 'page errs', because: [error.because, ...(await putRight(exchange, error))] }
}

async function putRight(exchange: Exchange, { says, means }: PageError): Promise<string[]> {
  if (says === undefined || means === undefined) return []
  const within = (words: string): string => JSON.stringify(words).slice(1, -1)
  const text = JSON.stringify(exchange).replaceAll(within(says), within(means))
  const again = await attempt(JSON.parse(text) as Exchange)
  return again.kind === 'pass' ? ['put right, it passes'] : again.because
}

async function attempt(given: Exchange): Promise<Verdict> {
  const exchange = completed(given)
  const outside = outsideReplay(exchange, shipped)
  if (outside !== undefined) return { kind: 'not repeatable', because: [outside] }
  const schema = presupposedSchema(exchange)
  const processFlows = presupposedProcesses(exchange, schema)
  const emulator = await startEmulator({
    seed: 'empty',
    plugins: presupposedPlugins(exchange),
    customApis: presupposedApis(exchange),
    schema,
    processFlows,
  })
  try {
    layRows(exchange, emulator)
    layGroups(exchange, emulator)
    arrangeSearch(exchange, emulator)
    await layFile(exchange, emulator)
    const changed = await arrange(exchange, emulator)
    const url = await changeSince(exchange, emulator)
    const actual = await send({ ...exchange, request: { ...exchange.request, url } }, emulator, changed)
    if (actual.status === 501) return { kind: 'not emulated', because: [messageOf(actual.body)] }
    const because = differences(openedExchange(exchange), openedReply(exchange, actual), emulator.environmentUrl)
    return because.length === 0 ? { kind: 'pass' } : { kind: 'fail', because }
  } catch (failure) {
    return { kind: 'fail', because: [failure instanceof Error ? failure.message : String(failure)] }
  } finally {
    await emulator.stop()
  }
}

function layRows(exchange: Exchange, { rows, schema }: Emulator): void {
  for (const { table, id, values } of presupposedRows(exchange, schema)) {
    // People and currencies of the organisation are there already.
    if (rows.get(table, id)) rows.update(table, id, values)
    else {
      makeWay(rows, table, values)
      rows.insert(table, { [schema.tables.get(table)!.primaryId]: id, ...values })
    }
  }
  for (const { table, count, values } of quantities(exchange, decodeURI(exchange.request.url), schema)) {
    const missing = values[schema.tables.get(table)!.primaryId] === undefined ? count - rows.count(table) : count
    for (let number = 0; number < missing; number += 1) rows.insert(table, values)
  }
}

/** What the organisation has from the start makes way for the page's own row of the same values. */
function makeWay(rows: Emulator['rows'], table: string, values: RowValues): void {
  // An environment is one organisation.
  if (table === 'organization') for (const row of rows.list(table)) rows.remove(table, row['organizationid'] as string)
  const own = Object.entries(values)
  if (own.length === 0 || !given.has(table)) return
  for (const row of rows.list(table))
    if (own.every(([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value)))
      rows.remove(table, row[shipped.tables.get(table)!.primaryId] as string)
}

/** Tables whose rows the platform itself makes, with ids that differ from one environment to the next. */
const given = new Set(['sdkmessage', 'sdkmessagefilter'])

async function send({ request }: Exchange, emulator: Emulator, changed: Record<string, string>): Promise<ActualReply> {
  const { environmentUrl } = emulator
  const token = await emulator.tokenFor('ada')
  const url = request.url
    .replaceAll(organisationUri, environmentUrl)
    // The address of an on-premises server names the organisation first.
    .replace(/\/\w+(?=\/api\/data\/)/, '')
    .replace(/^https:\/\/[^/]+(?=\/)/, environmentUrl)
    .replace(/^(?=\/)/, `${environmentUrl}/api/data/v9.2`)
  const headers = new Headers({ authorization: `Bearer ${token}` })
  for (const [name, value] of Object.entries({ ...request.headers, ...changed })) {
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
