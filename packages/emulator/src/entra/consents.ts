import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { UserConsentPolicy } from './directory.ts'

/** Status and result in Microsoft Graph's words (learn.microsoft.com, "userConsentRequest" and "approvalStage"). */
export interface ConsentRequest {
  id: string
  /** Object id of who asked. */
  personId: string
  reason: string
  status: 'InProgress' | 'Completed' | 'Expired'
  reviewResult?: 'Approve' | 'Deny'
  /** Milliseconds since 1970, like `completedAt`. */
  createdAt: number
  completedAt?: number
}

/** Who has heard of consent: the sign-in, and the token endpoint, which may be slower. */
export type ConsentReader = 'sign-in' | 'token'

/** How consent for the organisation spreads. What a person gave for themselves holds at once. */
export interface ConsentSpread {
  afterMs: number
  /** Who hears of it so late. */
  reaches: 'token' | 'everywhere'
}

/** What a tenant remembers of its consents. */
export interface ConsentsSnapshot {
  policy: UserConsentPolicy
  tenantConsent: boolean
  /** Milliseconds since 1970. */
  tenantConsentAt?: number
  spread?: ConsentSpread
  personConsents: string[]
  consentRequests?: ConsentRequest[]
}

/** An administrator sets how long a request stays open; this is what the setting starts with. */
const requestLifetimeMs = 30 * 24 * 3_600_000

/** Who consented to the application in one tenant, who may, and who asked an administrator to. */
export class Consents {
  policy: UserConsentPolicy
  spread: ConsentSpread | undefined
  #tenantConsent: boolean
  #tenantConsentAt: number
  readonly #persons: Set<string>
  readonly #requests: ConsentRequest[]
  readonly #clock: Clock
  readonly #changed: () => void

  constructor(snapshot: ConsentsSnapshot, clock: Clock, changed: () => void) {
    this.policy = snapshot.policy
    this.spread = snapshot.spread
    this.#tenantConsent = snapshot.tenantConsent
    this.#tenantConsentAt = snapshot.tenantConsentAt ?? 0
    this.#persons = new Set(snapshot.personConsents)
    this.#requests = [...(snapshot.consentRequests ?? [])]
    this.#clock = clock
    this.#changed = changed
  }

  snapshot(): ConsentsSnapshot {
    return {
      policy: this.policy,
      tenantConsent: this.#tenantConsent,
      tenantConsentAt: this.#tenantConsentAt,
      ...(this.spread && { spread: this.spread }),
      personConsents: [...this.#persons],
      consentRequests: this.#requests,
    }
  }

  /** As they were; whoever calls says that something changed. */
  goBackTo({ policy, spread, tenantConsent, personConsents, ...then }: ConsentsSnapshot): void {
    const { tenantConsentAt = 0, consentRequests = [] } = then
    this.policy = policy
    this.spread = spread
    this.#tenantConsent = tenantConsent
    this.#tenantConsentAt = tenantConsentAt
    this.#persons.clear()
    for (const personId of personConsents) this.#persons.add(personId)
    this.#requests.splice(0, Infinity, ...consentRequests)
  }

  /** Given, whether everybody has heard of it or not. */
  has(personId: string): boolean {
    return this.#tenantConsent || this.#persons.has(personId)
  }

  isKnown(personId: string, reader: ConsentReader): boolean {
    if (this.#persons.has(personId)) return true
    const { afterMs = 0, reaches } = this.spread ?? {}
    const isLate = reaches === 'everywhere' || reader === 'token'
    return this.#tenantConsent && (!isLate || this.#tenantConsentAt + afterMs <= this.#clock.ticks())
  }

  /** Whether anybody has: only then does the tenant know an application that is registered elsewhere. */
  get any(): boolean {
    return this.#tenantConsent || this.#persons.size > 0
  }

  /** For one person, or for the whole organisation. */
  grant(personId?: string): void {
    if (personId !== undefined) this.#persons.add(personId)
    else if (!this.#tenantConsent) {
      this.#tenantConsent = true
      this.#tenantConsentAt = this.#clock.ticks()
    }
    this.#changed()
  }

  /** What a person gave, or everything that was given. What holds for the organisation holds for each. */
  revoke(personId?: string): void {
    if (personId === undefined) {
      this.#tenantConsent = false
      this.#persons.clear()
    } else this.#persons.delete(personId)
    this.#changed()
  }

  setPolicy(policy: UserConsentPolicy): void {
    this.policy = policy
    this.#changed()
  }

  setSpread(spread: ConsentSpread): void {
    this.spread = spread
    this.#changed()
  }

  /** The newest first. */
  requests(): readonly ConsentRequest[] {
    const now = this.#clock.ticks()
    for (const request of this.#requests)
      if (request.status === 'InProgress' && request.createdAt + requestLifetimeMs <= now) request.status = 'Expired'
    return this.#requests.toReversed()
  }

  openRequestOf(personId: string): ConsentRequest | undefined {
    return this.requests().find((request) => request.personId === personId && request.status === 'InProgress')
  }

  ask(personId: string, reason: string): void {
    const createdAt = this.#clock.ticks()
    this.#requests.push({ id: randomUUID(), personId, reason, status: 'InProgress', createdAt })
    this.#changed()
  }

  /**
   * An approval is consent for the whole organisation, and answers everybody who asked; a denial answers one of them.
   *
   * @throws {Error} when there is no such request, or not any more.
   */
  review(id: string, reviewResult: 'Approve' | 'Deny'): void {
    const open = this.requests().filter(({ status }) => status === 'InProgress')
    const reviewed = open.find((request) => request.id === id)
    if (!reviewed) throw new Error(`There is no open request ${id}.`)
    for (const request of reviewResult === 'Approve' ? open : [reviewed])
      Object.assign(request, { status: 'Completed', reviewResult, completedAt: this.#clock.ticks() })
    if (reviewResult === 'Approve') this.grant()
    else this.#changed()
  }
}
