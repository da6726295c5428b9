import type { ServiceReply } from '../http/service-request.ts'
import type { Literal } from '../odata/literal.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { JsonObject } from '../write/decode-body.ts'

/** What a bound operation is bound to: a row, or a whole table. */
export interface Binding {
  table: Table
  row?: StoredRow
}

export interface FunctionOperation {
  kind: 'function'
  /** Microsoft's name, case sensitive. */
  name: string
  /** Tables it is bound to; absent: unbound; `any`: every table. */
  boundTo?: readonly string[] | 'any'
  run(context: RequestContext, parameters: ReadonlyMap<string, Literal>, binding: Binding | undefined): ServiceReply
}

export interface ActionOperation {
  kind: 'action'
  name: string
  boundTo?: readonly string[] | 'any'
  run(context: RequestContext, body: JsonObject, binding: Binding | undefined): ServiceReply
}

export type Operation = FunctionOperation | ActionOperation
