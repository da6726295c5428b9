import type { RequestSummary } from './errors.ts'

/** A whole reply: of one request, or of one part of a `$batch`. */
export interface ServiceReply {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Empty when there are `bytes` or a `stream`. */
  text: string
  /** Of a success, when they were asked for instead of the text. Of JSON in UTF-8. */
  bytes?: Uint8Array
  /** Of a success that is still coming in. It has to be iterated, to its end or not. */
  stream?: AsyncIterable<Uint8Array>
}

/** How a body is taken in. */
export type BodyForm = 'text' | 'bytes' | 'stream'

/** The request a reply belongs to, as far as an error may tell. */
export interface RequestContext {
  request: RequestSummary
  /** It changes nothing, so a failure leaves nothing in doubt. */
  readOnly: boolean
  /** An earlier attempt of the same write was lost and may have been carried out. */
  inDoubt?: boolean
}
