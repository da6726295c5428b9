import type { DataverseFault, HttpFault } from '../errors/dataverse-fault.ts'
import type { ServiceLimits } from '../limits/service-limits.ts'
import { Random } from '../seed/random.ts'
import type { Switches } from '../write/switches.ts'
import { type Aim, type AimedAt, isAimedAt } from './aim.ts'
import { badGateway, failed, type FailureOptions, throttled, type ThrottleOptions } from './refusals.ts'

export interface CutOptions extends Aim {
  /** `after`: the request was carried out, its reply is lost. */
  when: 'before' | 'after'
}

export interface TruncateOptions extends Aim {
  /** How much of the body arrives before the connection ends; half of it by default. */
  bytes?: number
}

export interface SlowOptions extends Aim {
  /** Of the emulator's clock, spent before the request is carried out; every request when `requests` is left out. */
  milliseconds: number
  /** At most so much more, the same way in every run. */
  spreadMilliseconds?: number
}

export type Trouble =
  | { kind: 'refuse'; failure: DataverseFault | HttpFault }
  | { kind: 'cut'; when: CutOptions['when'] }
  | { kind: 'truncate'; bytes: number | undefined }

export interface PlannedFault {
  /** Of `faults`. */
  verb: string
  aim: Aim
  /** Requests that it still meets; Infinity: all. */
  left: number
}

interface Planned<What> extends PlannedFault {
  /** Requests that fitted. */
  met: number
  what: () => What
}

/** What shall go wrong with the next requests to the Web API: each plan is used up by the requests it meets, in order. */
export class RequestFaults {
  readonly #troubles: Planned<Trouble>[] = []
  readonly #delays: Planned<number>[] = []
  readonly #switches: Switches
  readonly #limits: ServiceLimits

  constructor(switches: Switches, limits: ServiceLimits) {
    this.#switches = switches
    this.#limits = limits
  }

  throttle(options: ThrottleOptions): void {
    this.#refuse('throttle', { ...options, requests: options.nextRequests }, () =>
      throttled(options, this.#limits, this.#switches.retryAfterOnThrottle),
    )
  }

  failNext(options: FailureOptions): void {
    this.#refuse('failNext', options, () => failed(options))
  }

  badGateway(aim: Aim): void {
    this.#refuse('badGateway', aim, badGateway)
  }

  cutConnection(options: CutOptions): void {
    plan(this.#troubles, 'cutConnection', options, (): Trouble => ({ kind: 'cut', when: options.when }))
  }

  truncateReply(options: TruncateOptions): void {
    plan(this.#troubles, 'truncateReply', options, (): Trouble => ({ kind: 'truncate', bytes: options.bytes }))
  }

  slow(options: SlowOptions): void {
    const { milliseconds, spreadMilliseconds = 0, requests = Infinity } = options
    const random = new Random('slow')
    plan(this.#delays, 'slow', { ...options, requests }, () => milliseconds + random.next() * spreadMilliseconds)
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#troubles.length = 0
    this.#delays.length = 0
  }

  /** What has not been used up. */
  planned(): readonly PlannedFault[] {
    return [...this.#troubles, ...this.#delays]
  }

  /** What happens to this request, if anything. */
  take(request: AimedAt): Trouble | undefined {
    return takeFrom(this.#troubles, request)
  }

  /** How long this request has to wait, in milliseconds. */
  takeDelay(request: AimedAt): number {
    return takeFrom(this.#delays, request) ?? 0
  }

  #refuse(verb: string, aim: Aim, failure: () => DataverseFault | HttpFault): void {
    plan(this.#troubles, verb, aim, (): Trouble => ({ kind: 'refuse', failure: failure() }))
  }
}

function plan<What>(planned: Planned<What>[], verb: string, aim: Aim, what: () => What): void {
  const left = aim.requests ?? 1
  if (left > 0) planned.push({ verb, aim, left, met: 0, what })
}

function takeFrom<What>(planned: Planned<What>[], request: AimedAt): What | undefined {
  const at = planned.findIndex((each) => isAimedAt(each.aim, request) && (each.met += 1) % (each.aim.every ?? 1) === 0)
  const next = planned[at]
  if (!next) return undefined
  next.left -= 1
  if (next.left <= 0) planned.splice(at, 1)
  return next.what()
}
