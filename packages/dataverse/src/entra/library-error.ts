import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'
import { explanations } from './explanations.ts'
import { EntraError } from './entra-error.ts'
import { entraErrorFrom, explainRefusal } from './explain-error.ts'

/**
 * An error of openid-client as one of ours. The library's errors carry replies, tokens and claims in their cause, so only
 * their name and code go on.
 */
export function fromLibraryError(error: unknown): EntraError {
  if (error instanceof EntraError) return error
  if (error instanceof ResponseBodyError) return fromTokenEndpoint(error)
  if (error instanceof AuthorizationResponseError) {
    const read = (name: string): string | undefined => error.cause.get(name) ?? undefined
    return explainRefusal(
      {
        error: error.error,
        description: error.error_description,
        suberror: read('error_subcode'),
        claims: read('claims'),
      },
      trace(error, error.code),
    )
  }
  if (error instanceof ClientError) return fromClientError(error)
  return entraErrorFrom(explanations.temporarilyUnavailable, 'no_reply', trace(error, systemCode(error)))
}

function fromTokenEndpoint(error: ResponseBodyError): EntraError {
  const body: Record<string, unknown> = error.cause
  const text = (name: string): string | undefined => {
    const value = body[name]
    return typeof value === 'string' ? value : undefined
  }
  const cause = trace(error, error.code)
  if (error.status === 429 || error.status >= 500) {
    return entraErrorFrom(explanations.temporarilyUnavailable, error.error, cause)
  }
  const codes = body['error_codes']
  return explainRefusal(
    {
      error: error.error,
      description: error.error_description,
      suberror: text('suberror'),
      claims: text('claims'),
      errorCodes: Array.isArray(codes) ? codes.filter((code) => typeof code === 'number') : undefined,
      traceId: text('trace_id'),
      correlationId: text('correlation_id'),
    },
    cause,
  )
}

/**
 * Checks that failed on our side: state, nonce, issuer, audience, signature. Or a reply that is no OAuth reply. A token that
 * Microsoft has just signed and that is not yet or not any more valid tells of our clock, and of nobody's sign-in.
 */
function fromClientError(error: ClientError): EntraError {
  const code = error.code ?? ''
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
    return entraErrorFrom(explanations.clockWrong, 'clock_wrong', trace(error, code))
  const untrusted =
    code === 'OAUTH_INVALID_RESPONSE' || code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' || code.startsWith('OAUTH_JWT_')
  if (untrusted) return entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted', trace(error, code))
  return entraErrorFrom(explanations.temporarilyUnavailable, 'no_reply', trace(error, code))
}

const trace = (error: unknown, code: string | undefined): Error =>
  new Error(`${error instanceof Error ? error.name : 'Error'}${code ? ` ${code}` : ''}`)

function systemCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return undefined
}
