import { maskedFields, maskedParts } from './mask-secrets.ts'

const keptBytes = 16 * 1024

/** The beginning of a body, as bytes of its own: what it was cut from may be large and must not be held. */
export interface Excerpt {
  bytes: Uint8Array
  /** Of the whole body. */
  length: number
}

/** Of what a handler sends or a parser made of a request; undefined where there is nothing to show, or only a stream. */
export function excerptOf(body: unknown): Excerpt | undefined {
  if (typeof body === 'string') return cut(Buffer.from(body.slice(0, keptBytes)), Buffer.byteLength(body))
  if (body instanceof Uint8Array) return cut(Buffer.from(body.subarray(0, keptBytes)), body.length)
  if (typeof body !== 'object' || body === null || 'pipe' in body) return undefined
  // A form, or the JSON of the admin API.
  return excerptOf(JSON.stringify(maskedFields(body as Record<string, unknown>)))
}

const cut = (bytes: Uint8Array, length: number): Excerpt | undefined =>
  length === 0 ? undefined : { bytes: bytes.subarray(0, keptBytes), length }

export interface ShownBody {
  text: string
  /** What is not shown. */
  note?: string
}

/** For people: JSON in lines, secrets masked, and no bytes of files. */
export function shownBody({ bytes, length }: Excerpt, contentType: string | undefined): ShownBody {
  const all = bytes.length === length
  const text = Buffer.from(bytes).toString()
  if (/octet-stream|image\//.test(contentType ?? '') || text.includes('\0'))
    return { text: '', note: `${length} bytes` }
  const note = all
    ? {}
    : { note: `The first ${bytes.length.toLocaleString('en')} of ${length.toLocaleString('en')} bytes.` }
  return { text: maskedParts(all ? inLines(text) : text), ...note }
}

function inLines(text: string): string {
  // Some replies begin with a byte order mark.
  const plain = text.replace(/^\uFEFF/, '')
  if (!/^\s*[[{]/.test(plain)) return plain
  try {
    const value = JSON.parse(plain) as unknown
    const shown = Array.isArray(value) ? value : maskedFields(value as Record<string, unknown>)
    return JSON.stringify(shown, undefined, 2)
  } catch {
    return plain
  }
}
