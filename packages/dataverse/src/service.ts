import { BatchExchange, type ItemAnswer } from './batch-exchange.ts'
import type { PartReply } from './batch-parser.ts'
import { wrongCount } from './batch-replies.ts'
import type { BatchRequest } from './batch-writer.ts'
import type { Settled } from './dataverse-client.ts'
import { errorFromReply } from './error-from-reply.ts'
import { type DataverseError, MalformedReplyError } from './errors.ts'
import { malformed, replyJson } from './reply-json.ts'
import { optionHeaders, type RequestOptions, sendingOptions } from './request-options.ts'
import { type RowPage, rowPageFrom } from './row-page.ts'
import type { Sender, ServiceRequest } from './sender.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/** Below the environment's address. */
export const root = '/api/data/v9.2/'
/** Longer GETs are refused; inside a `$batch` twice the length is allowed. */
const maxUrlLength = 32_768

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
  /** Inside a change set: its number there. */
  contentId?: number
}

/** A request that the others do not cover: steps of an upload, raw values. */
export interface RawRequest<T> extends Pick<
  ServiceRequest<T>,
  'method' | 'body' | 'readOnly' | 'repeatable' | 'bodyForm' | 'read'
> {
  headers?: Readonly<Record<string, string>>
}

/** The Web API as requests and replies: paths below its root, no knowledge of tables. */
export class Service {
  readonly environmentUrl: string
  readonly #sender: Sender
  readonly #now: () => Date
  readonly #batches: BatchExchange
  readonly #onRefusal: (error: unknown) => void

  constructor(
    environmentUrl: string,
    sender: Sender,
    now: () => Date,
    onRefusal: (error: unknown) => void = () => undefined,
  ) {
    this.environmentUrl = environmentUrl
    this.#sender = sender
    this.#now = now
    this.#onRefusal = onRefusal
    this.#batches = new BatchExchange({ url: `${environmentUrl}${root}$batch`, headers: commonHeaders, sender, now })
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
    return this.#get(target, options, rowPageFrom, ({ status }) => (status === 200 ? 'bytes' : 'text'))
  }

  /** An address too long to be sent travels in a `$batch`, which allows twice the length. */
  async #get<T>(
    target: string,
    { maxPageSize, trackChanges, ...options }: GetOptions = {},
    read: (reply: ServiceReply, context: RequestContext) => T,
    bodyForm: ServiceRequest<T>['bodyForm'] = () => 'text',
  ): Promise<T> {
    const url = this.#urlOf(target)
    const prefer = preferHeader(maxPageSize, trackChanges)
    if (isTooLong(url)) {
      const [reply] = allOf(
        await this.#getParts([{ method: 'GET', path: pathIn(url), headers: partHeaders(prefer) }], options),
      )
      const context = readContext('GET', summaryPath(url))
      if (!reply) throw malformed({ status: 200, headers: {}, text: '' }, context, 'has no part')
      if (reply.status < 200 || reply.status >= 300) throw this.#refusal(reply, context)
      return read(reply, context)
    }
    const path = summaryPath(url)
    return this.#send({
      method: 'GET',
      url,
      path,
      // Without it a cache on the way may answer with what it kept of an expanded read.
      headers: { ...commonHeaders, ...optionHeaders(options), 'if-none-match': 'null', prefer },
      bodyForm,
      readOnly: true,
      operationCount: 1,
      ...sendingOptions(options),
      read: (reply) => read(reply, readContext('GET', path)),
    })
  }

  /** Reads side by side: a reply for each, failures included. Rejects when one could not be had. */
  async getMany(
    targets: readonly { path: string; maxPageSize?: number }[],
    options: RequestOptions = {},
  ): Promise<PartReply[]> {
    return allOf(await this.getManySettled(targets, options))
  }

  /** The same, when a reply that could not be had is an outcome too. */
  async getManySettled(
    targets: readonly { path: string; maxPageSize?: number }[],
    options: RequestOptions = {},
  ): Promise<Settled<PartReply>[]> {
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
    return this.#send({
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

  /** `target` as for `getJson`: an address is used unchanged, and only one of this environment. */
  async raw<T>(target: string, { headers = {}, ...request }: RawRequest<T>, options: RequestOptions = {}): Promise<T> {
    const url = this.#urlOf(target)
    return this.#send({
      ...request,
      url,
      path: summaryPath(url),
      headers: { ...commonHeaders, ...optionHeaders(options), ...headers },
      operationCount: 1,
      ...sendingOptions(options),
    })
  }

  /** Writes in one transaction. The replies are in the order of the requests. */
  async changeSet(requests: readonly WriteRequest[], options: RequestOptions = {}): Promise<ServiceReply[]> {
    const [outcome] = await this.#writeItems([requests], { continueOnError: false }, options)
    if (!outcome) throw new RangeError('A change set has no outcome')
    if (outcome.kind === 'failed') throw outcome.error
    return outcome.value
  }

  /** Writes side by side, those of an inner array in one transaction: the replies to each, or why it failed. */
  async writeMany(
    items: readonly (readonly WriteRequest[] | WriteRequest)[],
    { maxOperations, ...options }: RequestOptions & { maxOperations?: number | undefined } = {},
  ): Promise<Settled<ServiceReply[]>[]> {
    return this.#writeItems(items, { continueOnError: true, maxOperations }, options)
  }

  async #writeItems(
    items: readonly (readonly WriteRequest[] | WriteRequest)[],
    how: { continueOnError: boolean; maxOperations?: number | undefined },
    options: RequestOptions,
  ): Promise<Settled<ServiceReply[]>[]> {
    const asked = optionHeaders(options)
    const part = ({ method, path, headers, body, contentId }: WriteRequest): BatchRequest => ({
      method,
      path: path.startsWith('$') ? path : root + path,
      headers: { accept: 'application/json', ...(body === undefined ? {} : jsonContent), ...asked, ...headers },
      ...(body === undefined ? {} : { body }),
      ...(contentId === undefined ? {} : { contentId }),
    })
    const outcomes = await this.#batches.send(
      items.map((item) =>
        isChangeSet(item) ? { kind: 'change-set', requests: item.map(part) } : { kind: 'request', request: part(item) },
      ),
      { ...how, readOnly: false, repeatable: items.every((item) => !isChangeSet(item) && item.repeatable === true) },
      options,
    )
    return outcomes.map((outcome, index) => {
      const item = items[index] ?? []
      return outcome.kind === 'failed' ? outcome : this.#written(isChangeSet(item) ? item : [item], outcome.value)
    })
  }

  #written(requests: readonly WriteRequest[], { replies, inDoubt }: ItemAnswer): Settled<ServiceReply[]> {
    const context: RequestContext = { request: { method: 'POST', path: '$batch' }, readOnly: false, inDoubt }
    const failure = replies.find(({ status }) => status >= 400)
    if (failure) {
      // A change set that failed may answer with one reply, which names the operation if it names any.
      const failed =
        requests.length === 1 ? requests[0] : requests.find((each) => String(each.contentId) === failure.contentId)
      const request = failed && { method: failed.method, path: summaryPath(failed.path) }
      return {
        kind: 'failed',
        error: this.#refusal(failure, { ...context, ...(request && { request }) }),
      }
    }
    if (replies.length === requests.length) return { kind: 'ok', value: replies }
    const whole = { status: 200, headers: {}, text: '' }
    return { kind: 'failed', error: wrongCount(whole, context, replies.length, requests.length) }
  }

  /** The JSON of a reply that may be an error. */
  jsonOf(reply: ServiceReply, context: RequestContext): Record<string, unknown> | undefined {
    if (reply.status < 200 || reply.status >= 300) throw this.#refusal(reply, context)
    return replyJson(reply, context)
  }

  async #getParts(wanted: readonly BatchRequest[], options: RequestOptions): Promise<Settled<PartReply>[]> {
    const asked = optionHeaders(options)
    const outcomes = await this.#batches.send(
      wanted.map((part) => ({ kind: 'request', request: { ...part, headers: { ...part.headers, ...asked } } })),
      { readOnly: true, continueOnError: true },
      options,
    )
    return outcomes.map((outcome) => {
      if (outcome.kind === 'failed') return outcome
      const [reply] = outcome.value.replies
      if (reply && outcome.value.replies.length === 1) return { kind: 'ok', value: reply }
      const whole = { status: 200, headers: {}, text: '' }
      const error = wrongCount(whole, readContext('POST', '$batch'), outcome.value.replies.length, 1)
      return { kind: 'failed', error }
    })
  }

  async #send<T>(request: ServiceRequest<T>): Promise<T> {
    return this.#sender.send(request).catch((error: unknown) => {
      this.#onRefusal(error)
      throw error
    })
  }

  #refusal(reply: ServiceReply, context: RequestContext): DataverseError {
    const error = errorFromReply(reply, context, this.#now())
    this.#onRefusal(error)
    return error
  }

  #urlOf(target: string): string {
    if (!/^https?:\/\//i.test(target)) return this.environmentUrl + root + target
    // A token must never travel to another host, whatever a reply says.
    const link = URL.canParse(target) ? new URL(target) : undefined
    if (link?.origin !== this.environmentUrl) throw foreignLink(link)
    return target
  }
}

/** As it is sent, which may be up to three times as long: `'` becomes `%27`. */
const isTooLong = (url: string): boolean => url.length > maxUrlLength / 3 && new URL(url).href.length > maxUrlLength

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

const isChangeSet = (item: readonly WriteRequest[] | WriteRequest): item is readonly WriteRequest[] =>
  Array.isArray(item)

function allOf<T>(outcomes: readonly Settled<T>[]): T[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'failed') throw outcome.error
    return outcome.value
  })
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
    message: `Dynamics' reply leads to another host (${link?.host ?? 'no address'}), so it was not followed.`,
    help: 'Check the address of the environment: it must be the one Dynamics itself uses.',
    sent: false,
  })
}
