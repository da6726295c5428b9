import { replyJson } from './reply-json.ts'
import { pageFrom } from './row-list.ts'
import type { Row } from './row.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/** A page of a list, its rows parsed one by one as they are asked for. Once: they are not kept. */
export interface RowPage {
  rows: Iterable<Row>
  nextLink?: string
  /** The reply's object without its rows. */
  envelope: Record<string, unknown>
}

const rowStart = '{"@odata.etag":'
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const listStart = encode(`"value":[${rowStart}`)
const rowBoundary = encode(`},${rowStart}`)
const listEnd = encode('}]')

/**
 * The page in the bytes of a list's reply. A page of 5,000 rows is 18 MB of text that would be there twice over, as text
 * and as rows, until somebody collects it; a list that is read row by row needs one row at a time.
 *
 * Divided at `},{"@odata.etag":`, which cannot stand inside a text, where the quote would be escaped or be followed by the
 * text's end. Between the rows of an expanded collection it can: then a piece is no whole object, and the reply is parsed
 * at once, as one of any other form is.
 *
 * @throws {MalformedReplyError} for a reply that is no list or was cut off.
 */
export function rowPageFrom(reply: ServiceReply, context: RequestContext): RowPage {
  return dividedPage(reply, context) ?? wholePage(reply, context)
}

function wholePage(reply: ServiceReply, context: RequestContext): RowPage & { rows: Row[] } {
  const { bytes } = reply
  const json = replyJson(bytes ? { ...reply, text: decode(bytes) } : reply, context)
  const { rows, nextLink } = pageFrom(json)
  return { rows, envelope: json ?? {}, ...(nextLink === undefined ? {} : { nextLink }) }
}

function dividedPage(reply: ServiceReply, context: RequestContext): RowPage | undefined {
  const { bytes } = reply
  if (!bytes) return undefined
  const found = indexOf(bytes, listStart, 0)
  const lastBrace = lastIndexOf(bytes, listEnd)
  if (found === -1 || lastBrace === -1) return undefined
  const from = found + listStart.length - rowStart.length
  const to = lastBrace + 1
  const envelope = parsed(decode(bytes.subarray(0, from)) + decode(bytes.subarray(to)))
  if (typeof envelope !== 'object' || envelope === null) return undefined
  const rows = bytes.subarray(from, to)
  // Something else at the end that looks like rows would be taken for them, and a next link before it be missed.
  if (parsed(decode(rows.subarray(lastIndexOf(rows, rowBoundary) + 2))) === undefined) return undefined
  const nextLink = (envelope as Record<string, unknown>)['@odata.nextLink']
  return {
    rows: rowsIn(rows, () => wholePage(reply, context).rows),
    envelope: envelope as Record<string, unknown>,
    ...(typeof nextLink === 'string' ? { nextLink } : {}),
  }
}

function* rowsIn(bytes: Uint8Array, all: () => Row[]): Generator<Row, void, undefined> {
  let count = 0
  for (let from = 0; from < bytes.length; count += 1) {
    const boundary = indexOf(bytes, rowBoundary, from)
    const to = boundary === -1 ? bytes.length : boundary + 1
    const row = parsed(decode(bytes.subarray(from, to)))
    if (row === undefined) return yield* all().slice(count)
    yield row as Row
    from = to + 1
  }
}

/** The parser's own error quotes the text, which may be somebody's data. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const decoder = new TextDecoder()
const decode = (bytes: Uint8Array): string => decoder.decode(bytes)

const standsAt = (bytes: Uint8Array, sequence: Uint8Array, at: number): boolean =>
  sequence.every((byte, index) => bytes[at + index] === byte)

/** The engine finds the first byte, which is rare, faster than any loop here would. */
function indexOf(bytes: Uint8Array, sequence: Uint8Array, from: number): number {
  const first = sequence[0] ?? 0
  let at = bytes.indexOf(first, from)
  while (at !== -1 && !standsAt(bytes, sequence, at)) at = bytes.indexOf(first, at + 1)
  return at
}

function lastIndexOf(bytes: Uint8Array, sequence: Uint8Array): number {
  const first = sequence[0] ?? 0
  let at = bytes.lastIndexOf(first)
  while (at !== -1 && !standsAt(bytes, sequence, at)) at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)
  return at
}
