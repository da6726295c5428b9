import type { ServiceLimits } from './service-limits.ts'

// The three refusals, with the wording of "Service protection API limits". All are HTTP 429.

export interface LimitRefusal {
  code: string
  message: string
  retryAfterSeconds: number
}

export const tooMany = ({ requests, windowSeconds }: ServiceLimits, retryAfterSeconds: number): LimitRefusal => ({
  code: '0x80072322',
  message: `Number of requests exceeded the limit of ${requests} over time window of ${windowSeconds} seconds.`,
  retryAfterSeconds,
})

export const tooLong = (
  { executionMilliseconds, windowSeconds }: ServiceLimits,
  retryAfterSeconds: number,
): LimitRefusal => ({
  code: '0x80072321',
  // As the list of error codes has it; the page on limits has one blank too many.
  message: `Combined execution time of incoming requests exceeded limit of ${executionMilliseconds.toLocaleString('en-US')} milliseconds over time window of ${windowSeconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
  retryAfterSeconds,
})

export const tooManyAtOnce = ({ concurrent, concurrentRetrySeconds }: ServiceLimits): LimitRefusal => ({
  code: '0x80072326',
  message: `Number of concurrent requests exceeded the limit of ${concurrent}.`,
  retryAfterSeconds: concurrentRetrySeconds,
})
