import { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import { tooLong, tooMany, tooManyAtOnce } from '../limits/limit-refusals.ts'
import type { ServiceLimits } from '../limits/service-limits.ts'
import type { Aim } from './aim.ts'

export interface ThrottleOptions extends Omit<Aim, 'requests'> {
  nextRequests: number
  retryAfterSeconds: number
  /** Which limit it is said to be; `requests` by default. */
  limit?: 'requests' | 'execution' | 'concurrent'
}

/** A service protection limit, whatever has been sent. */
export function throttled(
  { retryAfterSeconds, limit = 'requests' }: ThrottleOptions,
  limits: ServiceLimits,
  saysHowLong: boolean,
): DataverseFault {
  const refusal = {
    requests: () => tooMany(limits, retryAfterSeconds),
    execution: () => tooLong(limits, retryAfterSeconds),
    concurrent: () => tooManyAtOnce(limits),
  }[limit]()
  const headers: Record<string, string> = saysHowLong ? { 'retry-after': String(retryAfterSeconds) } : {}
  return new DataverseFault(429, refusal.code, refusal.message, headers)
}

export interface FailureOptions extends Aim {
  status: number
  code?: string
  message?: string
  /** Sent as it is, instead of a Dataverse error: a proxy's page, half a JSON text. */
  body?: string
  contentType?: string
}

export function failed({ status, code, message, body, contentType }: FailureOptions): DataverseFault | HttpFault {
  if (body !== undefined)
    return new HttpFault(status, { 'content-type': contentType ?? 'text/html; charset=utf-8' }, body)
  return new DataverseFault(status, code ?? '0x80040216', message ?? 'An unexpected error occurred.')
}

/** The page of a gateway before the service: it knows nothing of Dataverse's errors. */
export const badGateway = (): HttpFault =>
  new HttpFault(
    502,
    { 'content-type': 'text/html; charset=utf-8' },
    '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body></html>\n',
  )
