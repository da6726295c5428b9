import { readClaimsChallenge } from './claims-challenge.ts'
import {
  AccessDeniedError,
  BusinessRuleError,
  ChangeTrackingNotEnabledError,
  CursorExpiredError,
  DataverseError,
  type DataverseErrorInit,
  DuplicateDetectedError,
  DuplicateKeyError,
  InvalidRequestError,
  MalformedReplyError,
  RowChangedError,
  RowNotFoundError,
  ThrottledError,
  UnauthorizedError,
} from './errors.ts'
import { parseRetryAfter } from './retry.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

type Facts = Omit<DataverseErrorInit, 'code' | 'help' | 'message'>
type MakeError = (facts: Facts, said: string, where: string) => DataverseError

/** Told by Microsoft's code, whatever the status: Microsoft's pages disagree about the status of some. */
const byServiceCode: Readonly<Record<string, MakeError>> = {
  '0x80040217': rowNotFound,
  '0x80060891': rowNotFound,
  '0x80060882': rowChanged,
  '0x80040237': duplicateKey,
  '0x80060892': duplicateKey,
  '0x80040333': duplicateDetected,
  '0x80040265': businessRule,
  '0x80040220': accessDenied,
  '0x80048306': accessDenied,
  '0x8004a110': impersonationDenied,
  '0x80044352': cursorExpired,
  '0x80044a02': fileTooLarge,
  '0x80072491': changeTrackingNotEnabled,
  // Of the table between two in a many-to-many relationship.
  '0x80072492': changeTrackingNotEnabled,
}

const throttleCodes: ReadonlySet<string> = new Set(['0x80072322', '0x80072321', '0x80072326'])

/** The typed error of a reply that is not a success. */
export function errorFromReply(reply: ServiceReply, context: RequestContext, now: Date): DataverseError {
  const { status, headers } = reply
  const requestId = headers['req_id'] ?? headers['x-ms-service-request-id']
  const body = parseErrorBody(reply)
  const facts: Facts = {
    status,
    request: context.request,
    sent: true,
    // A gateway may give up on a write that goes on; a refusal below 500 comes before anything is kept.
    effect: !context.readOnly && (status >= 500 || context.inDoubt) ? 'unknown' : 'none',
    ...(requestId === undefined ? {} : { requestId }),
    ...(body?.code ? { serviceCode: body.code } : {}),
    ...(body ? { serviceMessage: body.message } : {}),
  }
  const where = `${context.request.method} ${context.request.path}`
  if (status === 401) return unauthorized(facts, headers, where)
  if (status === 429 || (body && throttleCodes.has(body.code))) {
    return throttled({ ...facts, effect: context.inDoubt ? 'unknown' : 'none' }, headers, where, now)
  }
  if (!body) return notDataverse(facts, where)
  const known = byServiceCode[body.code]
  if (known) return known({ ...facts, effect: context.inDoubt ? 'unknown' : 'none' }, body.message, where)
  return byStatus(status)(facts, body.message, where)
}

function byStatus(status: number): MakeError {
  if (status === 403) return accessDenied
  if (status === 412) return rowChanged
  return status >= 500 ? serviceFailed : invalidRequest
}

interface ErrorBody {
  code: string
  message: string
}

function parseErrorBody({ headers, text }: ServiceReply): ErrorBody | undefined {
  const type = headers['content-type'] ?? ''
  const trimmed = text.trim()
  // Errors of the batch layer are plain text, such as a Content-ID that does not exist.
  if (type.startsWith('text/plain') && trimmed !== '') return { code: '', message: trimmed.slice(0, 2_000) }
  if (!trimmed.startsWith('{')) return undefined
  try {
    const { error } = JSON.parse(trimmed) as { error?: { code?: unknown; message?: unknown } }
    if (typeof error?.message !== 'string') return undefined
    return { code: typeof error.code === 'string' ? error.code.toLowerCase() : '', message: error.message }
  } catch {
    return undefined
  }
}

function rowNotFound(facts: Facts, said: string, where: string): DataverseError {
  return new RowNotFoundError({
    ...facts,
    code: 'dataverse_row_not_found',
    message: `${where}: the row does not exist. ${said}`,
    help: 'It was deleted, or the id is wrong. Look the record up again.',
  })
}

function rowChanged(facts: Facts, _said: string, where: string): DataverseError {
  return new RowChangedError({
    ...facts,
    code: 'dataverse_row_changed',
    message: `${where}: the row was changed by somebody else in the meantime. Nothing was written.`,
    help: 'Read the row again, compare, and write with its new version.',
  })
}

function duplicateKey(facts: Facts, said: string, where: string): DataverseError {
  return new DuplicateKeyError({
    ...facts,
    code: 'dataverse_duplicate_key',
    message: `${where}: a row with this id or these key values exists already. ${said}`,
    help: 'If this was a repeat, read that row: the first attempt succeeded. Otherwise use the existing row.',
  })
}

function duplicateDetected(facts: Facts, said: string, where: string): DataverseError {
  return new DuplicateDetectedError({
    ...facts,
    code: 'dataverse_duplicate_detected',
    message: `${where}: a duplicate detection rule of the organisation refused it. ${said}`,
    help: 'Use the existing record, or create it without duplicate detection.',
  })
}

function businessRule(facts: Facts, said: string): DataverseError {
  return new BusinessRuleError({
    ...facts,
    code: 'dataverse_business_rule',
    message: said,
    help: "This is a rule of your organisation's Dynamics, not of this application. Change the values it names, or ask your Dynamics administrator.",
  })
}

function accessDenied(facts: Facts, said: string, where: string): DataverseError {
  // The second wording comes when the privilege is held, but not deep enough.
  const [, missing, shallow] = /is missing (prv\w+) privilege|PrivilegeName: (prv\w+)/.exec(said) ?? []
  const privilege = missing ?? shallow
  return new AccessDeniedError({
    ...facts,
    privilege,
    code: 'dataverse_access_denied',
    message: `${where}: Dynamics does not allow this user to do that. ${said}`,
    help: privilege
      ? `A Dynamics administrator can add the privilege ${privilege} to one of the user's security roles.`
      : 'A Dynamics administrator can check that the user is enabled, licensed, and has a security role that reaches this record.',
  })
}

function impersonationDenied(facts: Facts, said: string, where: string): DataverseError {
  return new AccessDeniedError({
    ...facts,
    privilege: 'prvActOnBehalfOfAnotherUser',
    code: 'dataverse_access_denied',
    message: `${where}: Dynamics does not allow this user to act for another. ${said}`,
    help: 'A Dynamics administrator can give the user who signed in the security role Delegate.',
  })
}

function cursorExpired(facts: Facts, said: string, where: string): DataverseError {
  return new CursorExpiredError({
    ...facts,
    code: 'dataverse_cursor_expired',
    message: `${where}: Dynamics no longer knows what changed since then. ${said}`,
    help: 'Read everything again without a cursor, and compare by id and row version.',
  })
}

function changeTrackingNotEnabled(facts: Facts, said: string, where: string): DataverseError {
  return new ChangeTrackingNotEnabledError({
    ...facts,
    code: 'dataverse_change_tracking_not_enabled',
    message: `${where}: Dynamics does not track changes of this table. ${said}`,
    help: 'A Dynamics administrator can switch change tracking on for the table. Until then, read its changes by modification time.',
  })
}

function invalidRequest(facts: Facts, said: string, where: string): DataverseError {
  return new InvalidRequestError({
    ...facts,
    code: 'dataverse_invalid_request',
    message: `${where}: Dynamics refused the request. ${said}`,
    help: 'Correct what the message names. If the names come from an older schema, read the metadata again.',
  })
}

function fileTooLarge(facts: Facts, said: string, where: string): DataverseError {
  return new InvalidRequestError({
    ...facts,
    code: 'dataverse_invalid_request',
    message: `${where}: the file is larger than Dynamics takes here. ${said}`,
    help: 'A maker can raise MaxSizeInKB of the column. For notes and attachments an administrator can raise maxuploadfilesize of the organisation, which counts a third more than the file has.',
  })
}

function serviceFailed(facts: Facts, said: string, where: string): DataverseError {
  return new DataverseError({
    ...facts,
    code: 'dataverse_service_failed',
    message: `${where}: Dynamics failed with status ${facts.status ?? 0}. ${said}`,
    help: 'Try again later. If it lasts, give the request id to Microsoft support.',
  })
}

function unauthorized(facts: Facts, headers: ServiceReply['headers'], where: string): DataverseError {
  return new UnauthorizedError({
    ...facts,
    claims: readClaimsChallenge(headers['www-authenticate']),
    code: 'dataverse_unauthorized',
    message: `${where}: Dynamics did not accept the access token.`,
    help: 'Sign in again with your Microsoft account.',
  })
}

function throttled(facts: Facts, headers: ServiceReply['headers'], where: string, now: Date): DataverseError {
  const retryAfterMs = parseRetryAfter(headers['retry-after'], now)
  return new ThrottledError({
    ...facts,
    retryAfterMs,
    code: 'dataverse_throttled',
    message: `${where}: Dynamics is limiting this user's requests and did not carry it out.`,
    help: retryAfterMs === undefined ? 'Wait a few minutes.' : `Wait ${Math.ceil(retryAfterMs / 1000)} s.`,
  })
}

function notDataverse(facts: Facts, where: string): DataverseError {
  return new MalformedReplyError({
    ...facts,
    code: 'dataverse_malformed_reply',
    message: `${where}: the reply with status ${facts.status ?? 0} does not come from Dynamics itself, but from something in between.`,
    help: 'Try again. If it lasts, look for a proxy, firewall or sign-in page between this server and Dynamics.',
  })
}
