import { TransportError } from './errors.ts'
import type { RequestContext } from './service-reply.ts'

/** Failures before a byte of the request left: name not resolved, connection not made, certificate not accepted. */
const beforeSending: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_PRIVATE_ADDRESS',
])

/** Who ended a request before its reply came: its caller, or the deadline. */
export type EndedBy = 'caller' | 'deadline'

/** Why there was no reply. What is not known to have stayed here counts as sent. */
export function transportFailure(cause: unknown, context: RequestContext, endedBy?: EndedBy): TransportError {
  const { method, path } = context.request
  const codes = errorCodes(cause)
  const unsent = codes.some((code) => beforeSending.has(code))
  if (endedBy) return endedEarly(cause, context, { by: endedBy, sent: !unsent })
  const facts = { cause, request: context.request, sent: !unsent, effect: effectOf(context, !unsent) }
  if (codes.includes('ERR_PRIVATE_ADDRESS')) {
    return new TransportError({
      ...facts,
      code: 'dataverse_private_address',
      message: `${method} ${path}: the host is at a private address, where no Dynamics environment is.`,
      help: 'Check the address. Whoever runs this installation can allow a host of their own network.',
    })
  }
  if (unsent) {
    return new TransportError({
      ...facts,
      code: 'dataverse_unreachable',
      message: `${method} ${path}: Dynamics cannot be reached (${codes[0] ?? 'no connection'}).`,
      help: 'Check the address of the environment and that this server may reach the internet.',
    })
  }
  return new TransportError({
    ...facts,
    code: 'dataverse_connection_lost',
    message: `${method} ${path}: the connection was lost before the whole reply came${codes[0] ? ` (${codes[0]})` : ''}.`,
    help: context.readOnly ? 'Try again.' : 'Read the record back before writing again: it may have been written.',
  })
}

/** A request that was ended: `sent` when that attempt had been handed to the transport. */
export function endedEarly(
  cause: unknown,
  context: RequestContext,
  { by, sent }: { by: EndedBy; sent: boolean },
): TransportError {
  const { method, path } = context.request
  const effect = effectOf(context, sent)
  const [code, how] =
    by === 'caller'
      ? (['dataverse_aborted', 'given up by the caller'] as const)
      : (['dataverse_deadline_exceeded', 'its deadline passed'] as const)
  return new TransportError({
    cause,
    request: context.request,
    sent,
    effect,
    code,
    message: `${method} ${path}: ${how} before the reply came.`,
    help: effect === 'none' ? 'Ask again.' : 'Read the record back: it may have been written.',
  })
}

const effectOf = ({ readOnly, inDoubt = false }: RequestContext, sent: boolean): 'none' | 'unknown' =>
  !readOnly && (sent || inDoubt) ? 'unknown' : 'none'

function errorCodes(error: unknown): string[] {
  const codes: string[] = []
  for (let current = error, depth = 0; typeof current === 'object' && current !== null && depth < 5; depth++) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code)
    // Happy eyeballs: one error for each address tried, all of them before sending.
    if (current instanceof AggregateError) codes.push(...current.errors.flatMap((inner) => errorCodes(inner)))
    current = 'cause' in current ? current.cause : undefined
  }
  return codes
}
