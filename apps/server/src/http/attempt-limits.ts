import { CodedError } from '@liaison/dataverse'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressGroup } from './address-group.ts'
import type { CountShared } from './shared-attempts.ts'

/**
 * How often one address may try, at all servers together. What is tried for cannot be guessed: codes and keys have 256 bits, the
 * set-up code ends after ten wrong tries. These keep a flood from the database and from Microsoft, and are high enough for
 * an office that leaves through one address.
 */
const limits = {
  'sign-in': { points: 300, duration: 300 },
  'set-up': { points: 20, duration: 600 },
  'choose-environment': { points: 60, duration: 600 },
  waiting: { points: 60, duration: 600 },
  'link-code': { points: 120, duration: 600 },
  /** Counted when refused only. */
  'refused-key': { points: 300, duration: 300 },
} as const

export type AttemptLimit = keyof typeof limits

export interface AttemptLimits {
  /** Counts. @throws {TooManyAttemptsError} */
  attempt(limit: AttemptLimit, request: FastifyRequest): Promise<void>
  /** Looks without counting. @throws {TooManyAttemptsError} */
  check(limit: AttemptLimit, request: FastifyRequest): Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    attempts: AttemptLimits
  }
  interface FastifyContextConfig {
    /** How often one address may call this route. */
    limit?: AttemptLimit
  }
}

/** Keeps to the limit that a route names in its `config`, before anything else is done for the request. */
export function limitAttempts(app: FastifyInstance, shared?: CountShared): void {
  app.decorate('attempts', createLimits(shared))
  app.addHook('onRequest', async (request) => {
    const { limit } = request.routeOptions.config
    if (limit !== undefined) await app.attempts.attempt(limit, request)
  })
}

/**
 * Each server counts for itself, and where there may be others, the database counts for all of them. Whom the database
 * refused is remembered, so that a flood ends at the servers. While the database is away, what each has counted by itself
 * holds: nobody is locked out for it, and nobody may try without end.
 */
function createLimits(shared: CountShared | undefined): AttemptLimits {
  const limiters = new Map(
    Object.entries(limits).map(([keyPrefix, options]) => [keyPrefix, new RateLimiterMemory({ keyPrefix, ...options })]),
  )
  const limiterFor = (limit: AttemptLimit): RateLimiterMemory => {
    const limiter = limiters.get(limit)
    if (!limiter) throw new Error(`There is no limit ${limit}`)
    return limiter
  }
  return {
    async attempt(limit, { ip }) {
      const sender = addressGroup(ip)
      const limiter = limiterFor(limit)
      try {
        await limiter.consume(sender)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw new TooManyAttemptsError(refusal.msBeforeNext)
        throw refusal
      }
      const { points, duration: windowSeconds } = limits[limit]
      const used = await shared?.(limit, { sender, windowSeconds }).catch(() => undefined)
      if (!used || used.count <= points) return
      const waitMs = Math.max(1_000, used.endsAt.getTime() - Date.now())
      await limiter.block(sender, Math.ceil(waitMs / 1000))
      throw new TooManyAttemptsError(waitMs)
    },
    // Without the database: every request of a program asks this.
    async check(limit, { ip }) {
      const used = await limiterFor(limit).get(addressGroup(ip))
      if (used && used.consumedPoints > limits[limit].points) throw new TooManyAttemptsError(used.msBeforeNext)
    },
  }
}

export class TooManyAttemptsError extends CodedError {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000))
    super({
      code: 'too_many_attempts',
      message: 'This was tried too often from your network address.',
      help: `Try again in ${seconds === 1 ? 'a second' : seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}. If many people come through one proxy, whoever runs Liaison sets TRUST_PROXY.`,
    })
    this.retryAfterMs = retryAfterMs
  }
}
