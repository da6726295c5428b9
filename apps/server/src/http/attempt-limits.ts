import { CodedError } from '@liaison/dataverse'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressGroup } from './address-group.ts'

/**
 * How often one address may try, at one server. What is tried for cannot be guessed: codes and keys have 256 bits, the
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
export function limitAttempts(app: FastifyInstance): void {
  app.decorate('attempts', createLimits())
  app.addHook('onRequest', async (request) => {
    const { limit } = request.routeOptions.config
    if (limit !== undefined) await app.attempts.attempt(limit, request)
  })
}

function createLimits(): AttemptLimits {
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
      try {
        await limiterFor(limit).consume(addressGroup(ip))
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw new TooManyAttemptsError(refusal.msBeforeNext)
        throw refusal
      }
    },
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
