import type { RequestContext } from '../operations/request-context.ts'
import type { ServiceReply } from './service-request.ts'

export const jsonType = 'application/json; odata.metadata=minimal'

/** Headers every answer of the OData layer carries; `only` limits which preferences are echoed. */
export function replyHeaders(context: RequestContext, only?: RegExp): Record<string, string> {
  const applied = context.preferences.applied.filter((preference) => !only || only.test(preference))
  return {
    'odata-version': '4.0',
    ...(applied.length > 0 && { 'preference-applied': applied.join(', ') }),
  }
}

export function jsonReply(
  context: RequestContext,
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): ServiceReply {
  return { status, headers: { 'content-type': jsonType, ...replyHeaders(context), ...headers }, body }
}

/** A function's or action's result as `{"@odata.context": "…#Microsoft.Dynamics.CRM.<name>Response", …}`. */
export function responseReply(context: RequestContext, name: string, fields: Record<string, unknown>): ServiceReply {
  return jsonReply(
    context,
    JSON.stringify({ '@odata.context': `${context.root}/$metadata#Microsoft.Dynamics.CRM.${name}Response`, ...fields }),
  )
}

export const noContent = (headers: Record<string, string> = {}): ServiceReply => ({
  status: 204,
  headers: { 'odata-version': '4.0', ...headers },
})
