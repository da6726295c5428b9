import { createRows } from '../create-rows.ts'
import type { Rows } from '../emulator.ts'
import { jsonReply, noContent, responseReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { OperationSignature } from '../metadata/csdl/operation-signatures.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { LookupTarget } from '../store/row.ts'
import type { Binding, Operation } from './operation.ts'

/** What a custom API is called with. Throwing a PluginError refuses, and undoes what was written. */
export interface CustomApiCall {
  parameters: Readonly<Record<string, unknown>>
  /** Of the row it is bound to. */
  rowId?: string
  userId: string
  rows: Rows
}

/** The members of its `…Response`, or a row, of which the id is answered. */
export type CustomApiResult = { values: Record<string, unknown> } | { row: LookupTarget }

/**
 * A function or an action of the organisation's own, with the types that `$metadata` shows.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/custom-api
 */
export interface CustomApi extends OperationSignature {
  kind: 'function' | 'action'
  name: string
  /** Logical name of the table to whose rows it is bound. */
  boundTo?: string
  run(call: CustomApiCall): CustomApiResult | undefined
}

export function customOperation(api: CustomApi): Operation {
  const { kind, name, boundTo } = api
  const bound = boundTo === undefined ? {} : { boundTo: [boundTo] }
  if (kind === 'action')
    return { kind, name, ...bound, run: (context, body, binding) => answer(api, context, body, binding) }
  return {
    kind,
    name,
    ...bound,
    run: (context, parameters, binding) =>
      answer(api, context, Object.fromEntries([...parameters].map(([key, { value }]) => [key, value])), binding),
  }
}

function answer(
  api: CustomApi,
  context: RequestContext,
  parameters: Readonly<Record<string, unknown>>,
  binding: Binding | undefined,
): ServiceReply {
  const { environment, caller, root } = context
  const result = environment.store.transaction(() =>
    api.run({
      parameters,
      rows: createRows(environment, caller.userId),
      userId: caller.userId,
      ...(binding?.row && { rowId: binding.row.id }),
    }),
  )
  if (!result) return noContent()
  if ('values' in result) return responseReply(context, api.name, result.values)
  const table = environment.schema.tables.get(result.row.table)
  if (!table) throw new Error(`${api.name} answers with a row of ${result.row.table}, which is no table.`)
  return jsonReply(
    context,
    JSON.stringify({
      '@odata.context': `${root}/$metadata#${table.entitySetName}/$entity`,
      [table.primaryId]: result.row.id,
    }),
  )
}
