import { type Clock, sleep } from './clock.ts'
import { type Deadline, startDeadline, unlessAborted } from './deadline.ts'
import { errorFromReply } from './error-from-reply.ts'
import {
  DataverseError,
  MalformedReplyError,
  QueueFullError,
  ThrottledError,
  TransportError,
  UnauthorizedError,
} from './errors.ts'
import type { OnDataverseEvent } from './events.ts'
import type { AttemptEnd, Governor, RequestPriority, Turn } from './governor.ts'
import { type Attempt, decideRetry, parseRetryAfter, type RetryPolicy } from './retry.ts'
import { replyStream } from './reply-stream.ts'
import type { BodyForm, RequestContext, ServiceReply } from './service-reply.ts'
import type { TokenSource } from './token-source.ts'
import { endedEarly, transportFailure } from './transport-failure.ts'
import type { Transport, TransportResponse } from './transport.ts'

export interface ServiceRequest<T> {
  method: string
  /** Absolute, on the environment's own origin. */
  url: string
  /** For events and errors: without the query. */
  path: string
  headers: Record<string, string>
  /** A function gives what is left to send at each attempt. */
  body?: string | Uint8Array | (() => string)
  /** A GET or a `$batch` of them, or what has no effect before something else is sent, as the blocks of a file. */
  readOnly: boolean
  /** A write that does the same when done twice: it names its row and sets given values, whatever was there. */
  repeatable?: boolean | undefined
  operationCount: number
  signal?: AbortSignal | undefined
  priority?: RequestPriority | undefined
  /** Instead of the policy's. */
  deadlineMs?: number | undefined
  /** Makes the value of a successful reply; throws MalformedReplyError when it is none, ThrottledError when parts of it are. */
  read: (reply: ServiceReply, context: RequestContext) => T
  /** Statuses besides 2xx that `read` understands: a `$batch` that stopped answers 400 with its parts. */
  accepts?: (reply: ServiceReply) => boolean
  /**
   * In which form the body of a 2xx reply is wanted; text by default. A stream counts as under way until it has been
   * iterated, so `read` must not throw for one.
   */
  bodyForm?: (reply: Pick<ServiceReply, 'status' | 'headers'>) => BodyForm
}

export interface SenderOptions {
  transport: Transport
  tokens: TokenSource
  retry: RetryPolicy
  governor: Governor
  clock: Clock
  onEvent: OnDataverseEvent
}

/** Sends one member's requests to one environment: turn, token, retry, deadline, events. */
export class Sender {
  readonly #options: SenderOptions

  constructor(options: SenderOptions) {
    this.#options = options
  }

  async send<T>(request: ServiceRequest<T>): Promise<T> {
    const { clock, retry, onEvent } = this.#options
    const startedAt = clock.now().getTime()
    const deadline = startDeadline(clock, request.deadlineMs ?? retry.deadlineMs, request.signal)
    const progress: Progress = { attempts: 0, inDoubt: false, startedAt, deadline }
    const finished = (errorCode?: string): void =>
      onEvent({
        event: 'dataverse.request_finished',
        method: request.method,
        path: request.path,
        durationMs: clock.now().getTime() - startedAt,
        operationCount: request.operationCount,
        attempts: progress.attempts,
        retried: progress.attempts > 1,
        ...(progress.status === undefined ? {} : { status: progress.status }),
        ...(progress.requestId === undefined ? {} : { requestId: progress.requestId }),
        ...(errorCode === undefined ? {} : { errorCode }),
      })
    const over = (error?: unknown): void => {
      deadline.stop()
      if (error === undefined) finished()
      else finished(error instanceof DataverseError ? error.code : 'token_source_failed')
    }
    try {
      const value = await this.#attempts(request, progress)
      if (progress.streaming) void progress.streaming.then(over)
      else over()
      return value
    } catch (error) {
      over(error)
      throw error
    }
  }

  async #attempts<T>(request: ServiceRequest<T>, progress: Progress): Promise<T> {
    const { retry, clock, onEvent } = this.#options
    const { deadline } = progress
    let refusedToken: string | undefined
    for (;;) {
      const end = await this.#turn(request, progress)
      progress.attempts += 1
      let outcome: Outcome<T> | undefined
      try {
        outcome = await this.#attempt(request, progress, refusedToken)
      } finally {
        if (progress.streaming)
          void progress.streaming.then((failure) => end({ kind: failure ? 'failed' : 'succeeded' }))
        else end(attemptEnd(outcome))
      }
      if (outcome.kind === 'value') return outcome.value
      const { failure, retryAfterMs } = outcome
      progress.inDoubt ||= failure.effect === 'unknown'
      if (failure instanceof UnauthorizedError && refusedToken === undefined && failure.claims === undefined) {
        // Refused before it ran, so any method may be sent again. A claims challenge is not met by a refresh.
        refusedToken = progress.token
        continue
      }
      if (failure instanceof ThrottledError) {
        onEvent({ event: 'dataverse.throttled', path: request.path, retryAfterMs, attempt: progress.attempts })
      }
      if (deadline.signal?.aborted) throw failure
      const attempt: Attempt = {
        number: progress.attempts,
        readOnly: request.readOnly,
        repeatable: request.repeatable === true,
        unsent: failure instanceof TransportError && !failure.sent,
        jitter: Math.random(),
        elapsedMs: clock.now().getTime() - progress.startedAt,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        ...statusFor(failure),
      }
      const decision = decideRetry(attempt, { ...retry, deadlineMs: request.deadlineMs ?? retry.deadlineMs })
      if (decision.kind === 'give-up') throw failure
      await this.#whileWaiting(request, progress, async () => sleep(clock, decision.waitMs, deadline.signal))
    }
  }

  async #attempt<T>(request: ServiceRequest<T>, progress: Progress, refusedToken?: string): Promise<Outcome<T>> {
    const { tokens, clock } = this.#options
    const context = contextOf(request, progress)
    const { signal } = progress.deadline
    const aborting = signal ? { signal } : {}
    const refused = refusedToken === undefined ? {} : { forceRefresh: true, refusedToken }
    const token = await this.#whileWaiting(request, progress, async () =>
      tokens.getAccessToken({ ...refused, ...aborting }),
    )
    progress.token = token
    let reply: ServiceReply
    try {
      reply = await this.#exchange(request, progress, token)
    } catch (error) {
      return { kind: 'failure', failure: transportFailure(error, context, endedBy(progress.deadline)) }
    }
    try {
      const accepted = isSuccess(reply.status) || request.accepts?.(reply) === true
      if (accepted) return { kind: 'value', value: request.read(reply, context) }
      return failed(
        errorFromReply(reply, context, clock.now()),
        parseRetryAfter(reply.headers['retry-after'], clock.now()),
      )
    } catch (error) {
      if (error instanceof DataverseError) return failed(error)
      throw error
    }
  }

  /** By itself, so that the bytes of a reply are let go of before its text is parsed. */
  async #exchange<T>(request: ServiceRequest<T>, progress: Progress, token: string): Promise<ServiceReply> {
    const { signal } = progress.deadline
    const response = await unlessAborted(
      async () =>
        this.#options.transport({
          method: request.method,
          url: request.url,
          headers: { ...request.headers, authorization: `Bearer ${token}` },
          ...(request.body === undefined
            ? {}
            : { body: typeof request.body === 'function' ? request.body() : request.body }),
          ...(signal ? { signal } : {}),
        }),
      signal,
    )
    progress.status = response.status
    progress.requestId = response.headers['req_id'] ?? response.headers['x-ms-service-request-id']
    const { status, headers } = response
    const form = isSuccess(status) ? request.bodyForm?.(response) : undefined
    if (form === 'stream') return { status, headers, text: '', stream: this.#stream(request, progress, response) }
    if (form === 'bytes') {
      return { status, headers, text: '', bytes: await unlessAborted(async () => response.bytes(), signal) }
    }
    return { status, headers, text: await unlessAborted(async () => response.text(), signal) }
  }

  #stream(
    request: ServiceRequest<unknown>,
    progress: Progress,
    response: TransportResponse,
  ): AsyncGenerator<Uint8Array> {
    let over = (_failure?: Error): void => undefined
    progress.streaming = new Promise((resolve) => (over = resolve))
    const failureOf = (cause: unknown): Error =>
      transportFailure(cause, contextOf(request, progress), endedBy(progress.deadline))
    return replyStream(response, { signal: progress.deadline.signal, failureOf, over })
  }

  async #turn(request: ServiceRequest<unknown>, progress: Progress): Promise<(end: AttemptEnd) => void> {
    const { governor, retry } = this.#options
    const { signal, remainingMs } = progress.deadline
    const turn: Turn = await this.#whileWaiting(request, progress, async () =>
      governor.turn({ priority: request.priority, maxPauseMs: Math.min(retry.maxDelayMs, remainingMs()), signal }),
    )
    if (turn.kind === 'go') return turn.end
    const unsent = { request: contextOf(request, progress).request, sent: false, ...effectOf(progress) }
    if (turn.kind === 'paused') {
      throw new ThrottledError({
        ...unsent,
        code: 'dataverse_throttled',
        message: `${request.method} ${request.path}: Dynamics asked to wait, so it was not sent.`,
        help: `Wait ${Math.ceil(turn.forMs / 1000)} s.`,
        retryAfterMs: turn.forMs,
      })
    }
    throw new QueueFullError({
      ...unsent,
      code: 'dataverse_queue_full',
      message: `${request.method} ${request.path}: ${turn.queued} requests wait for their turn already, so it was not sent.`,
      help: 'Make requests more slowly: wait for some to finish before the next.',
    })
  }

  /** Work that is not the request itself; the caller's giving up becomes the typed error, other failures come through. */
  async #whileWaiting<T>(request: ServiceRequest<unknown>, progress: Progress, work: () => Promise<T>): Promise<T> {
    const { deadline } = progress
    try {
      return await unlessAborted(work, deadline.signal)
    } catch (error) {
      const by = endedBy(deadline)
      if (!by) throw error
      throw endedEarly(error, contextOf(request, progress), { by, sent: false })
    }
  }
}

interface Progress {
  attempts: number
  /** Some attempt was lost, and may have been carried out. */
  inDoubt: boolean
  startedAt: number
  deadline: Deadline
  /** Of the latest attempt. Never told to anybody. */
  token?: string
  status?: number
  requestId?: string | undefined
  /** A reply whose body is still coming in; resolves at its end, with the failure if it was one. */
  streaming?: Promise<Error | undefined>
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300

type Outcome<T> =
  | { kind: 'value'; value: T }
  | { kind: 'failure'; failure: DataverseError; retryAfterMs?: number | undefined }

/** A part of a `$batch` may be the one that was refused: then it is the error that knows for how long. */
const failed = (
  failure: DataverseError,
  retryAfterMs?: number,
): { kind: 'failure'; failure: DataverseError; retryAfterMs?: number | undefined } => ({
  kind: 'failure',
  failure,
  retryAfterMs: failure instanceof ThrottledError ? failure.retryAfterMs : retryAfterMs,
})

function attemptEnd(outcome: Outcome<unknown> | undefined): AttemptEnd {
  if (!outcome) return { kind: 'failed' }
  if (outcome.kind === 'value') return { kind: 'succeeded' }
  const { failure, retryAfterMs } = outcome
  if (failure instanceof ThrottledError) return { kind: 'throttled', retryAfterMs }
  // Any answer of Dynamics about the request itself is proof of room.
  const answered = retryAfterMs === undefined && failure.status !== undefined && failure.status < 500
  return answered ? { kind: 'succeeded' } : { kind: 'failed', retryAfterMs }
}

const endedBy = ({ signal, passed }: Deadline): 'caller' | 'deadline' | undefined =>
  signal?.aborted === true ? (passed() ? 'deadline' : 'caller') : undefined

const contextOf = ({ method, path, readOnly }: ServiceRequest<unknown>, { inDoubt }: Progress): RequestContext => ({
  request: { method, path },
  readOnly,
  inDoubt,
})

const effectOf = ({ inDoubt }: Progress): { effect: 'none' | 'unknown' } => ({ effect: inDoubt ? 'unknown' : 'none' })

/** A malformed reply with a good status is as transient as a lost one; a refusal for the rate is one, whatever its status. */
const statusFor = (failure: DataverseError): { status?: number } => {
  if (failure instanceof ThrottledError) return { status: 429 }
  if (failure.status === undefined) return {}
  return failure instanceof MalformedReplyError && failure.status < 400 ? {} : { status: failure.status }
}
