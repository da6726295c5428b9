import { CodedError, type CodedErrorInit } from '../coded-error.ts'
import type { EntraErrorCode } from './entra-error-codes.ts'

/** What has to happen next. */
export type EntraOutcome =
  | 'consent-required'
  | 'admin-approval-required'
  | 'declined'
  | 'not-assigned'
  | 'sign-in-again'
  | 'interaction-required'
  | 'operator'
  | 'configuration'
  | 'temporarily-unavailable'
  | 'blocked'

/** Who can do it: the person signing in, an administrator of their tenant, whoever runs this installation, or only time. */
export type EntraWho = 'member' | 'entra-admin' | 'operator' | 'nobody'

/** What an error of a sign-in says. */
export interface EntraErrorInit extends CodedErrorInit {
  code: EntraErrorCode
  /** OAuth's `error`. */
  oauthError: string
  aadsts?: number | undefined
  suberror?: string | undefined
  /** A claims request (JSON) that the next authorization must carry. */
  claims?: string | undefined
  traceId?: string | undefined
  correlationId?: string | undefined
  outcome: EntraOutcome
  who: EntraWho
}

/** A refusal of Entra, or a reply of it that is not to be believed: what has to happen, and who can do it. */
export class EntraError extends CodedError {
  declare readonly code: EntraErrorCode
  readonly oauthError: string
  readonly aadsts: number | undefined
  readonly suberror: string | undefined
  readonly claims: string | undefined
  readonly traceId: string | undefined
  readonly correlationId: string | undefined
  readonly outcome: EntraOutcome
  readonly who: EntraWho

  constructor(init: EntraErrorInit) {
    super(init)
    this.oauthError = init.oauthError
    this.aadsts = init.aadsts
    this.suberror = init.suberror
    this.claims = init.claims
    this.traceId = init.traceId
    this.correlationId = init.correlationId
    this.outcome = init.outcome
    this.who = init.who
  }
}
