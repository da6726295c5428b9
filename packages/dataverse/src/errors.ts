import { CodedError, type CodedErrorInit } from './coded-error.ts'

/** Every code this package throws outside `./entra`. A promise: pinned by a test, documented in the README. */
export const dataverseErrorCodes = [
  'dataverse_row_not_found',
  'dataverse_row_changed',
  'dataverse_duplicate_key',
  'dataverse_duplicate_detected',
  'dataverse_access_denied',
  'dataverse_throttled',
  'dataverse_unauthorized',
  'dataverse_invalid_request',
  'dataverse_invalid_value',
  'dataverse_business_rule',
  'dataverse_service_failed',
  'dataverse_unreachable',
  'dataverse_private_address',
  'dataverse_connection_lost',
  'dataverse_aborted',
  'dataverse_deadline_exceeded',
  'dataverse_queue_full',
  'dataverse_malformed_reply',
  'dataverse_unknown_name',
  'dataverse_environment_not_recognised',
  'dataverse_cursor_expired',
  'dataverse_change_tracking_not_enabled',
] as const

/** One of the codes of `dataverseErrorCodes`. */
export type DataverseErrorCode = (typeof dataverseErrorCodes)[number]

/** Which request failed: no query, headers or body. */
export interface RequestSummary {
  method: string
  path: string
}

export interface DataverseErrorInit extends Omit<CodedErrorInit, 'code' | 'help'> {
  code: DataverseErrorCode
  help: string
  /** Absent when there was no HTTP reply. */
  status?: number | undefined
  /** Microsoft's own code, `0x…`. Independent of the status. */
  serviceCode?: string | undefined
  /** Microsoft's own sentence, or that of the organisation's plug-in. */
  serviceMessage?: string | undefined
  /** What Microsoft's support asks for. */
  requestId?: string | undefined
  request?: RequestSummary | undefined
  /** The request, or part of it, may have reached the service. */
  sent?: boolean
  /** For a write: `unknown` when it may have been carried out all the same. Read back before sending it again. */
  effect?: 'none' | 'unknown'
}

/**
 * The base of everything the client throws. Its class says what a caller can do about it, its `code` exactly what
 * happened.
 */
export class DataverseError extends CodedError {
  declare readonly code: DataverseErrorCode
  readonly status: number | undefined
  readonly serviceCode: string | undefined
  readonly serviceMessage: string | undefined
  readonly requestId: string | undefined
  readonly request: RequestSummary | undefined
  readonly sent: boolean
  readonly effect: 'none' | 'unknown'

  constructor(init: DataverseErrorInit) {
    super(init)
    this.status = init.status
    this.serviceCode = init.serviceCode
    this.serviceMessage = init.serviceMessage
    this.requestId = init.requestId
    this.request = init.request
    this.sent = init.sent ?? init.status !== undefined
    this.effect = init.effect ?? 'none'
  }
}

/** The row does not exist, or was deleted. */
export class RowNotFoundError extends DataverseError {}

/** Somebody changed the row since `ifMatch` was read. Nothing was written. */
export class RowChangedError extends DataverseError {}

/** A row with this id, or with these key values, exists. `dataverse_duplicate_detected` when a duplicate rule says so. */
export class DuplicateKeyError extends DataverseError {}

/**
 * A duplicate detection rule of the organisation objects; it was asked for by `detectDuplicates`. Which rows are alike the
 * service does not say: `RetrieveDuplicates` finds them.
 */
export class DuplicateDetectedError extends DuplicateKeyError {}

/** The caller's security roles do not allow it, or the caller is no enabled, licensed user of the environment. */
export class AccessDeniedError extends DataverseError {
  /** The missing privilege when the service names it, e.g. `prvReadAccount`. */
  readonly privilege: string | undefined

  constructor(init: DataverseErrorInit & { privilege?: string | undefined }) {
    super(init)
    this.privilege = init.privilege
  }
}

/** Service protection refused the request before it ran. */
export class ThrottledError extends DataverseError {
  /** Absent when the service did not say. */
  readonly retryAfterMs: number | undefined

  constructor(init: DataverseErrorInit & { retryAfterMs?: number | undefined }) {
    super(init)
    this.retryAfterMs = init.retryAfterMs
  }
}

/** The token was refused, a freshly made one too. */
export class UnauthorizedError extends DataverseError {
  /** A claims request (JSON) that the next authorization must carry. */
  readonly claims: string | undefined

  constructor(init: DataverseErrorInit & { claims?: string | undefined }) {
    super(init)
    this.claims = init.claims
  }
}

/** The service, or this client before sending, found the request wrong. */
export class InvalidRequestError extends DataverseError {}

/** A plug-in of the organisation refused. `serviceMessage` is its sentence and meant for the user. */
export class BusinessRuleError extends DataverseError {}

/** The service keeps changes for some days only, and those since this cursor are gone. Read everything again. */
export class CursorExpiredError extends DataverseError {}

/** The table does not record its changes. A maker can switch it on; `changesByModifiedOn` works without. */
export class ChangeTrackingNotEnabledError extends DataverseError {}

/** No reply. `sent` tells whether the service may have received the request. */
export class TransportError extends DataverseError {}

/** More requests wait for their turn than the governor's `maxQueued`. Nothing was sent: make them more slowly. */
export class QueueFullError extends TransportError {}

/** A reply that is no Dataverse reply: HTML of a proxy, an empty or cut-off body, a redirect. */
export class MalformedReplyError extends DataverseError {}

/** A name that was perhaps meant, with the label people know it by. */
export interface NameCandidate {
  name: string
  label: string
}

/** A table, column or navigation property that the environment does not have. Nothing was sent. */
export class UnknownNameError extends DataverseError {
  readonly table: string | undefined
  /** Nearest first; may be empty. */
  readonly candidates: readonly NameCandidate[]

  constructor(
    init: Omit<DataverseErrorInit, 'code'> & { table?: string | undefined; candidates: readonly NameCandidate[] },
  ) {
    super({ ...init, code: 'dataverse_unknown_name' })
    this.table = init.table
    this.candidates = init.candidates
  }
}
