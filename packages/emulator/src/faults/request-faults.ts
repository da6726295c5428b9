import { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import type { Switches } from '../write/switches.ts'

export interface ThrottleOptions {
  nextRequests: number
  retryAfterSeconds: number
}

export interface FailureOptions {
  /** 1 by default. */
  requests?: number
  status: number
  code?: string
  message?: string
  /** Sent as it is, instead of a Dataverse error: a proxy's page, half a JSON text. */
  body?: string
  contentType?: string
}

export interface CutOptions {
  /** `after`: the request was carried out, its reply is lost. */
  when: 'before' | 'after'
  requests?: number
  method?: string
}

type Planned =
  | { kind: 'refuse'; left: number; failure: () => DataverseFault | HttpFault }
  | { kind: 'cut'; left: number; when: CutOptions['when']; method: string | undefined }

export type Trouble =
  | { kind: 'refuse'; failure: DataverseFault | HttpFault }
  | { kind: 'cut'; when: CutOptions['when'] }

/** What shall go wrong with the next requests to the Web API: each plan is used up by the requests it meets, in order. */
export class RequestFaults {
  readonly #planned: Planned[] = []
  readonly #switches: Switches

  constructor(switches: Switches) {
    this.#switches = switches
  }

  throttle({ nextRequests, retryAfterSeconds }: ThrottleOptions): void {
    this.#refuse(nextRequests, () => throttled(retryAfterSeconds, this.#switches.retryAfterOnThrottle))
  }

  failNext(options: FailureOptions): void {
    this.#refuse(options.requests ?? 1, () => failed(options))
  }

  cutConnection({ when, requests = 1, method }: CutOptions): void {
    this.#planned.push({ kind: 'cut', left: requests, when, method: method?.toUpperCase() })
  }

  /** What happens to this request, if anything. */
  take(method: string): Trouble | undefined {
    const at = this.#planned.findIndex((each) => each.kind === 'refuse' || (each.method ?? method) === method)
    const plan = this.#planned[at]
    if (!plan) return undefined
    plan.left -= 1
    if (plan.left <= 0) this.#planned.splice(at, 1)
    return plan.kind === 'cut' ? { kind: 'cut', when: plan.when } : { kind: 'refuse', failure: plan.failure() }
  }

  #refuse(requests: number, failure: () => DataverseFault | HttpFault): void {
    if (requests > 0) this.#planned.push({ kind: 'refuse', left: requests, failure })
  }
}

/** The service protection limit on the number of requests. */
function throttled(retryAfterSeconds: number, saysHowLong: boolean): DataverseFault {
  return new DataverseFault(
    429,
    '0x80072322',
    'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
    saysHowLong ? { 'retry-after': String(retryAfterSeconds) } : {},
  )
}

function failed({ status, code, message, body, contentType }: FailureOptions): DataverseFault | HttpFault {
  if (body !== undefined)
    return new HttpFault(status, { 'content-type': contentType ?? 'text/html; charset=utf-8' }, body)
  return new DataverseFault(status, code ?? '0x80040216', message ?? 'An unexpected error occurred.')
}
