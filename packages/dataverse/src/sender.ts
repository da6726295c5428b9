import { type Clock, sleep } from './clock.ts'
import { errorFromReply } from './error-from-reply.ts'
import { DataverseError, MalformedReplyError, ThrottledError, UnauthorizedError } from './errors.ts'
import type { OnDataverseEvent } from './events.ts'
import { decideRetry, type RetryPolicy } from './retry.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'
import type { TokenSource } from './token-source.ts'
import { transportFailure } from './transport-failure.ts'
import type { Transport } from './transport.ts'

export interface ServiceRequest<T> {
  method: string
  /** Absolute, on the environment's own origin. */
  url: string
  /** For events and errors: without the query. */
  path: string
  headers: Record<string, string>
  body?: string
  /** A GET, or a `$batch` of them. */
  readOnly: boolean
  operationCount: number
  signal?: AbortSignal | undefined
  /** Makes the value of a successful reply; throws MalformedReplyError when it is none. */
  read: (reply: ServiceReply) => T
  /** Statuses besides 2xx that `read` understands: a `$batch` that stopped answers 400 with its parts. */
  accepts?: (reply: ServiceReply) => boolean
}

export interface SenderOptions {
  transport: Transport
  tokens: TokenSource
  retry: RetryPolicy
  clock: Clock
  onEvent: OnDataverseEvent
}

/** Sends one member's requests to one environment: token, retry, throttle, events. */
export class Sender {
  readonly #options: SenderOptions
  /** Service protection counts per user, so one refusal holds back every request of this client. */
  #pausedUntil = 0

  constructor(options: SenderOptions) {
    this.#options = options
  }

  async send<T>(request: ServiceRequest<T>): Promise<T> {
    const { clock, onEvent } = this.#options
    const startedAt = clock.now().getTime()
    const progress: Progress = { attempts: 0 }
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
    try {
      const value = await this.#attempts(request, progress)
      finished()
      return value
    } catch (error) {
      finished(error instanceof DataverseError ? error.code : 'token_source_failed')
      throw error
    }
  }

  async #attempts<T>(request: ServiceRequest<T>, progress: Progress): Promise<T> {
    const { retry, clock, onEvent } = this.#options
    let refusedToken: string | undefined
    for (;;) {
      await this.#waitForTurn(request)
      progress.attempts += 1
      const error = await this.#attempt(request, progress, refusedToken)
      if (error.kind === 'value') return error.value
      const { failure } = error
      if (failure instanceof UnauthorizedError && refusedToken === undefined && failure.claims === undefined) {
        // Refused before it ran, so any method may be sent again. A claims challenge is not met by a refresh.
        refusedToken = progress.token
        continue
      }
      const retryAfterMs = failure instanceof ThrottledError ? failure.retryAfterMs : undefined
      if (failure instanceof ThrottledError) {
        if (retryAfterMs !== undefined) this.#pause(retryAfterMs)
        onEvent({ event: 'dataverse.throttled', path: request.path, retryAfterMs, attempt: progress.attempts })
      }
      if (request.signal?.aborted) throw failure
      const decision = decideRetry(
        {
          number: progress.attempts,
          repeatable: request.readOnly,
          jitter: Math.random(),
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          ...statusFor(failure),
        },
        retry,
      )
      if (decision.kind === 'give-up') throw failure
      await sleepOrFail(clock, decision.waitMs, request)
    }
  }

  async #attempt<T>(request: ServiceRequest<T>, progress: Progress, refusedToken?: string): Promise<Outcome<T>> {
    const { transport, tokens, clock } = this.#options
    const context = contextOf(request)
    const signal = request.signal ? { signal: request.signal } : {}
    const refused = refusedToken === undefined ? {} : { forceRefresh: true, refusedToken }
    const token = await tokens.getAccessToken({ ...refused, ...signal })
    progress.token = token
    let reply: ServiceReply
    try {
      const response = await transport({
        method: request.method,
        url: request.url,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
        ...(request.body === undefined ? {} : { body: request.body }),
        ...signal,
      })
      progress.status = response.status
      progress.requestId = response.headers['req_id'] ?? response.headers['x-ms-service-request-id']
      reply = { status: response.status, headers: response.headers, text: await response.text() }
    } catch (error) {
      return { kind: 'failure', failure: transportFailure(error, context, request.signal?.aborted === true) }
    }
    try {
      const accepted = (reply.status >= 200 && reply.status < 300) || request.accepts?.(reply) === true
      if (!accepted) return { kind: 'failure', failure: errorFromReply(reply, context, clock.now()) }
      return { kind: 'value', value: request.read(reply) }
    } catch (error) {
      if (error instanceof DataverseError) return { kind: 'failure', failure: error }
      throw error
    }
  }

  #pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.clock.now().getTime() + ms)
  }

  async #waitForTurn(request: ServiceRequest<unknown>): Promise<void> {
    const { clock, retry } = this.#options
    for (;;) {
      const waitMs = this.#pausedUntil - clock.now().getTime()
      if (waitMs <= 0) return
      if (waitMs > retry.maxDelayMs) throw stillPaused(request, waitMs)
      await sleepOrFail(clock, waitMs, request)
    }
  }
}

interface Progress {
  attempts: number
  /** Of the latest attempt. Never told to anybody. */
  token?: string
  status?: number
  requestId?: string | undefined
}

type Outcome<T> = { kind: 'value'; value: T } | { kind: 'failure'; failure: DataverseError }

const contextOf = ({ method, path, readOnly }: ServiceRequest<unknown>): RequestContext => ({
  request: { method, path },
  readOnly,
})

/** A malformed reply with a good status is as transient as a lost one. */
const statusFor = (failure: DataverseError): { status?: number } => {
  if (failure.status === undefined) return {}
  return failure instanceof MalformedReplyError && failure.status < 400 ? {} : { status: failure.status }
}

async function sleepOrFail(clock: Clock, ms: number, request: ServiceRequest<unknown>): Promise<void> {
  try {
    await sleep(clock, ms, request.signal)
  } catch (error) {
    const failure = transportFailure(error, { ...contextOf(request), readOnly: true }, true)
    throw failure
  }
}

function stillPaused(request: ServiceRequest<unknown>, retryAfterMs: number): ThrottledError {
  return new ThrottledError({
    code: 'dataverse_throttled',
    message: `${request.method} ${request.path}: Dynamics asked to wait, so it was not sent.`,
    help: `Wait ${Math.ceil(retryAfterMs / 1000)} s.`,
    request: contextOf(request).request,
    sent: false,
    retryAfterMs,
  })
}
