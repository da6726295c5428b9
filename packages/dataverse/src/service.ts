import { BatchSyntaxError, type BatchPart, isBatchReply, parseBatch, type PartReply } from './batch-parser.ts'
import { type BatchRequest, writeBatch, writeChangeSet } from './batch-writer.ts'
import { errorFromReply } from './error-from-reply.ts'
import { InvalidRequestError, MalformedReplyError } from './errors.ts'
import { malformed, replyJson } from './reply-json.ts'
import { optionHeaders, type RequestOptions, sendingOptions } from './request-options.ts'
import { type RowPage, rowPageFrom } from './row-page.ts'
import type { Sender } from './sender.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/** Below the environment's address. */
export const root = '/api/data/v9.2/'
/** Longer GETs are refused; inside a `$batch` twice the length is allowed. */
const maxUrlLength = 32_768
const maxBatchUrlLength = 65_536
const maxBatchOperations = 1_000

export const commonHeaders = { accept: 'application/json', 'odata-maxversion': '4.0', 'odata-version': '4.0' }
const annotations = 'odata.include-annotations="*"'

export interface GetOptions extends RequestOptions {
  maxPageSize?: number | undefined
  /** Asks for a delta link on the last page. */
  trackChanges?: boolean | undefined
}

export interface WriteRequest {
  method: string
  path: string
  headers?: Readonly<Record<string, string>>
  /** JSON text. */
  body?: string
  /** Doing it twice leaves the row as doing it once: it may be sent again after a lost reply. */
  repeatable?: boolean
}

/** The Web API as requests and replies: paths below its root, no knowledge of tables. */
export class Service {
  readonly environmentUrl: string
  readonly #sender: Sender
  readonly #now: () => Date

  constructor(environmentUrl: string, sender: Sender, now: () => Date) {
    this.environmentUrl = environmentUrl
    this.#sender = sender
    this.#now = now
  }

  /** `target` is a path below the API's root or a next link of this environment, which is used unchanged. */
  async getJson(target: string, options?: GetOptions): Promise<Record<string, unknown> | undefined> {
    return this.#get(target, options, replyJson)
  }

  /** Plain text, such as that of `$count`. A BOM stays in it. */
  async getText(target: string, options?: GetOptions): Promise<string> {
    return this.#get(target, options, ({ text }) => text)
  }

  /** The page of a list, for those who want one row at a time. */
  async getRowPage(target: string, options?: GetOptions): Promise<RowPage> {
    return this.#get(target, options, rowPageFrom, { asBytes: true })
  }

  /** An address too long to be sent travels in a `$batch`, which allows twice the length. */
  async #get<T>(
    target: string,
    { maxPageSize, trackChanges, ...options }: GetOptions = {},
    read: (reply: ServiceReply, context: RequestContext) => T,
    how: { asBytes?: boolean } = {},
  ): Promise<T> {
    const url = this.#urlOf(target)
    const prefer = preferHeader(maxPageSize, trackChanges)
    if (url.length > maxUrlLength) {
      const [reply] = await this.#getParts(
        [{ method: 'GET', path: pathIn(url), headers: partHeaders(prefer) }],
        options,
      )
      const context = readContext('GET', summaryPath(url))
      if (!reply) throw malformed({ status: 200, headers: {}, text: '' }, context, 'has no part')
      if (reply.status < 200 || reply.status >= 300) throw errorFromReply(reply, context, this.#now())
      return read(reply, context)
    }
    const path = summaryPath(url)
    return this.#sender.send({
      method: 'GET',
      url,
      path,
      // Without it a cache on the way may answer with what it kept of an expanded read.
      headers: { ...commonHeaders, ...optionHeaders(options), 'if-none-match': 'null', prefer },
      ...how,
      readOnly: true,
      operationCount: 1,
      ...sendingOptions(options),
      read: (reply) => read(reply, readContext('GET', path)),
    })
  }

  /** Reads in one round trip: a reply for each, failures included. */
  async getMany(
    targets: readonly { path: string; maxPageSize?: number }[],
    options: RequestOptions = {},
  ): Promise<PartReply[]> {
    return this.#getParts(
      targets.map(({ path, maxPageSize }) => ({
        method: 'GET',
        path: root + path,
        headers: partHeaders(preferHeader(maxPageSize)),
      })),
      options,
    )
  }

  async write(
    { method, path, headers = {}, body, repeatable }: WriteRequest,
    options: RequestOptions = {},
  ): Promise<ServiceReply> {
    const url = this.#urlOf(path)
    return this.#sender.send({
      method,
      url,
      path: summaryPath(url),
      headers: { ...commonHeaders, ...(body === undefined ? {} : jsonContent), ...optionHeaders(options), ...headers },
      ...(body === undefined ? {} : { body }),
      readOnly: false,
      repeatable,
      operationCount: 1,
      ...sendingOptions(options),
      read: (reply) => {
        // A sign-in page with status 200 must not pass for a write that was done.
        if (reply.status !== 204) replyJson(reply, { request: { method, path: summaryPath(url) }, readOnly: false })
        return reply
      },
    })
  }

  /** Writes in one transaction. The replies are in the order of the requests. */
  async changeSet(requests: readonly WriteRequest[], options: RequestOptions = {}): Promise<ServiceReply[]> {
    const asked = optionHeaders(options)
    const parts = requests.map(({ method, path, headers, body }) => ({
      method,
      path: root + path,
      headers: { accept: 'application/json', ...(body === undefined ? {} : jsonContent), ...asked, ...headers },
      ...(body === undefined ? {} : { body }),
    }))
    assertBatchSize(parts)
    const context: RequestContext = { request: { method: 'POST', path: '$batch' }, readOnly: false }
    const contextAt = (contentId: string | undefined): RequestContext => {
      const failed = contentId === undefined ? undefined : requests[Number(contentId) - 1]
      return failed ? { ...context, request: { method: failed.method, path: summaryPath(failed.path) } } : context
    }
    const request = batchRequest(this.environmentUrl, writeChangeSet(parts, crypto.randomUUID()), parts.length)
    return this.#sender.send({
      ...request,
      headers: { ...request.headers, ...asked },
      readOnly: false,
      ...sendingOptions(options),
      accepts: isPartedReply,
      read: (reply) => {
        const replies = partsOf(reply, context).flatMap((part) => (part.kind === 'reply' ? [part.reply] : part.replies))
        const failure = replies.find(({ status }) => status >= 400)
        if (failure) throw errorFromReply(failure, contextAt(failure.contentId), this.#now())
        if (replies.length !== parts.length) throw wrongCount(reply, context, replies.length, parts.length)
        return inRequestOrder(replies)
      },
    })
  }

  /** The JSON of a reply that may be an error. */
  jsonOf(reply: ServiceReply, context: RequestContext): Record<string, unknown> | undefined {
    if (reply.status < 200 || reply.status >= 300) throw errorFromReply(reply, context, this.#now())
    return replyJson(reply, context)
  }

  async #getParts(wanted: readonly BatchRequest[], options: RequestOptions): Promise<PartReply[]> {
    const asked = optionHeaders(options)
    const parts = wanted.map((part) => ({ ...part, headers: { ...part.headers, ...asked } }))
    assertBatchSize(parts)
    const context = readContext('POST', '$batch')
    const request = batchRequest(this.environmentUrl, writeBatch(parts, crypto.randomUUID()), parts.length)
    return this.#sender.send({
      ...request,
      headers: { ...request.headers, ...asked, prefer: 'odata.continue-on-error' },
      readOnly: true,
      ...sendingOptions(options),
      accepts: isPartedReply,
      read: (reply) => {
        const replies = partsOf(reply, context).flatMap((part) => (part.kind === 'reply' ? [part.reply] : []))
        if (replies.length !== parts.length) throw wrongCount(reply, context, replies.length, parts.length)
        return replies
      },
    })
  }

  #urlOf(target: string): string {
    if (!/^https?:\/\//i.test(target)) return this.environmentUrl + root + target
    // A token must never travel to another host, whatever a reply says.
    const link = URL.canParse(target) ? new URL(target) : undefined
    if (link?.origin !== this.environmentUrl) throw foreignLink(link)
    return target
  }
}

const jsonContent = { 'content-type': 'application/json; charset=utf-8' }

export const readContext = (method: string, path: string): RequestContext => ({
  request: { method, path },
  readOnly: true,
})

const preferHeader = (maxPageSize: number | undefined, trackChanges = false): string =>
  [
    ...(trackChanges ? ['odata.track-changes'] : []),
    ...(maxPageSize === undefined ? [] : [`odata.maxpagesize=${maxPageSize}`]),
    annotations,
  ].join(',')

const partHeaders = (prefer: string): Record<string, string> => ({ accept: 'application/json', prefer })

const batchRequest = (
  environmentUrl: string,
  { contentType, body }: { contentType: string; body: string },
  count: number,
) => ({
  method: 'POST',
  url: `${environmentUrl}${root}$batch`,
  path: '$batch',
  headers: { ...commonHeaders, 'if-none-match': 'null', 'content-type': contentType } as Record<string, string>,
  body,
  operationCount: count,
})

/** A batch that stopped at an error answers 400 and still has its parts. */
const isPartedReply = (reply: ServiceReply): boolean =>
  reply.status < 500 && isBatchReply(reply.headers['content-type'])

function partsOf(reply: ServiceReply, context: RequestContext): BatchPart[] {
  const contentType = reply.headers['content-type']
  if (!isBatchReply(contentType)) throw malformed(reply, context, 'is no batch reply')
  try {
    return parseBatch(contentType, reply.text)
  } catch (error) {
    if (error instanceof BatchSyntaxError) throw malformed(reply, context, error.message)
    throw error
  }
}

const wrongCount = (reply: ServiceReply, context: RequestContext, got: number, wanted: number): MalformedReplyError =>
  malformed(reply, context, `answers ${got} of ${wanted} operations`)

function inRequestOrder(replies: PartReply[]): PartReply[] {
  const numbered = replies.map((reply) => ({ reply, number: Number(reply.contentId) }))
  if (numbered.some(({ number }) => !Number.isInteger(number))) return replies
  return numbered.sort((a, b) => a.number - b.number).map(({ reply }) => reply)
}

function assertBatchSize(parts: readonly BatchRequest[]): void {
  if (parts.length > maxBatchOperations) {
    throw tooMuch(`A batch holds ${maxBatchOperations} operations at most; this one has ${parts.length}.`)
  }
  const long = parts.find(({ path }) => path.length > maxBatchUrlLength)
  if (long) throw tooMuch(`${long.method} ${summaryPath(long.path)}: the query is longer than the service accepts.`)
}

function tooMuch(message: string): InvalidRequestError {
  return new InvalidRequestError({ code: 'dataverse_invalid_request', message, help: 'Divide it into several.' })
}

const pathIn = (url: string): string => url.slice(new URL(url).origin.length)

/** Below the API's root, without the query. */
function summaryPath(target: string): string {
  const path = target.split('?')[0] ?? ''
  const at = path.indexOf(root)
  return at === -1 ? path : path.slice(at + root.length)
}

function foreignLink(link: URL | undefined): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: `The next page is said to be on another host (${link?.host ?? 'no address'}), so it was not read.`,
    help: 'Check the address of the environment: it must be the one Dynamics itself uses.',
    sent: false,
  })
}
