import {
  AccessDeniedError,
  BusinessRuleError,
  CodedError,
  DataverseError,
  DuplicateKeyError,
  InvalidRequestError,
  RowChangedError,
  RowNotFoundError,
  ThrottledError,
  UnauthorizedError,
  UnknownNameError,
} from '@liaison/dataverse'
import { EntraError, type EntraOutcome } from '@liaison/dataverse/entra'
import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { TooManyAttemptsError } from './attempt-limits.ts'
import type { Problem } from './problem.ts'
import { statusOfCode } from './status-of-code.ts'

/** The one place where an error becomes a reply. `undefined` for what nobody foresaw: that is a 500 without detail. */
export function problemOf(error: unknown, requestId: string): Problem | undefined {
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error, requestId)
  if (error instanceof CodedError) return codedProblem(error, requestId)
  if (isClientError(error)) return refusedByHttp(error, requestId)
  return undefined
}

export function internalProblem(requestId: string): Problem {
  return {
    status: 500,
    code: 'internal_error',
    title: 'Something failed on our side.',
    help: 'Try again. If it keeps failing, tell the people who run Liaison this request id; their log has the rest.',
    requestId,
  }
}

/** Seconds to wait before asking again, when the error says so. */
export function retryAfterSeconds(error: unknown): number | undefined {
  const isThrottled = error instanceof ThrottledError || error instanceof TooManyAttemptsError
  if (!isThrottled || error.retryAfterMs === undefined) return undefined
  return Math.ceil(error.retryAfterMs / 1000)
}

function codedProblem(error: CodedError, requestId: string): Problem {
  return {
    status: statusOf(error),
    code: error.code,
    title: error.message,
    help: error.help,
    requestId,
    ...serviceDetails(error),
    ...(error.fields.length > 0 ? { fields: [...error.fields] } : {}),
    ...candidatesOf(error),
  }
}

function statusOf(error: CodedError): number {
  const byCode = statusOfCode[error.code]
  if (byCode !== undefined) return byCode
  if (error instanceof RowNotFoundError) return 404
  if (error instanceof AccessDeniedError) return 403
  if (error instanceof RowChangedError || error instanceof DuplicateKeyError) return 409
  if (error instanceof ThrottledError) return 503
  if (error instanceof EntraError) return statusOfOutcome(error.outcome)
  // Not 401: the person is signed in here, it is their connection to Dynamics that must be renewed.
  if (error instanceof UnauthorizedError) return 409
  if (error instanceof InvalidRequestError || error instanceof BusinessRuleError) return 422
  if (error instanceof UnknownNameError) return 422
  return error instanceof DataverseError ? 502 : 400
}

/** What the person cannot change is no conflict of theirs: Microsoft refuses the installation, or does not answer properly. */
function statusOfOutcome(outcome: EntraOutcome): number {
  if (outcome === 'temporarily-unavailable') return 503
  return outcome === 'operator' || outcome === 'configuration' ? 502 : 409
}

function serviceDetails(error: CodedError): Partial<Problem> {
  if (error instanceof DataverseError) {
    return present({
      serviceCode: error.serviceCode,
      serviceMessage: error.serviceMessage,
      serviceRequestId: error.requestId,
    })
  }
  if (error instanceof EntraError) {
    return present({
      serviceCode: error.aadsts === undefined ? error.oauthError : `AADSTS${error.aadsts}`,
      serviceRequestId: error.correlationId,
    })
  }
  // An error of the domain may stand for one of Microsoft's.
  return error.cause instanceof CodedError ? serviceDetails(error.cause) : {}
}

function candidatesOf(error: CodedError): Partial<Problem> {
  const candidates: unknown = 'candidates' in error ? error.candidates : undefined
  return Array.isArray(candidates) && candidates.length > 0 ? { candidates } : {}
}

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

function invalidRequest(error: FastifyError & { validation: readonly unknown[] }, requestId: string): Problem {
  const where = error.validationContext === 'body' ? 'body' : (error.validationContext ?? 'request')
  return {
    status: 400,
    code: 'invalid_request',
    title: `The ${where === 'params' ? 'address' : where === 'querystring' ? 'query' : where} of this request is not as the API expects it.`,
    help: 'Mend the fields that are named here; the API reference at /api/reference shows the expected form.',
    requestId,
    fields: error.validation.map((issue) => {
      const { instancePath, message } = issue as { instancePath?: string; message?: string }
      const column = (instancePath ?? '').replace(/^\//, '').replaceAll('/', '.')
      return { column, label: column === '' ? where : column, problem: message ?? 'is not acceptable' }
    }),
  }
}

function isClientError(error: unknown): error is FastifyError {
  const status = error instanceof Error ? (error as FastifyError).statusCode : undefined
  return status !== undefined && status >= 400 && status < 500
}

function refusedByHttp(error: FastifyError, requestId: string): Problem {
  const status = error.statusCode ?? 400
  const known: Record<number, [code: string, title: string, help: string]> = {
    404: [
      'not_found',
      'There is nothing at this address.',
      'Check the address; the API reference is at /api/reference.',
    ],
    405: ['method_not_allowed', 'This address does not take this method.', 'The API reference is at /api/reference.'],
    413: [
      'request_too_large',
      'This request is too large.',
      'Send less in one request; a note may have 100,000 characters.',
    ],
    415: ['unsupported_media_type', 'The body of this request is not JSON.', 'Send content-type: application/json.'],
  }
  const [code, title, help] = known[status] ?? [
    'invalid_request',
    'This request cannot be read.',
    'Check that its body is JSON; the API reference is at /api/reference.',
  ]
  return { status, code, title, help, requestId }
}
