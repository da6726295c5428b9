import { textOf } from '../store/text-of.ts'
import { malformed, unresolvedParameters } from '../errors/faults.ts'
import { responseReply } from '../http/reply.ts'
import type { Table } from '../schema/schema.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import type { ActionOperation } from './operation.ts'

/** Bound to an entity set; all rows or none. */
export const createMultiple: ActionOperation = {
  kind: 'action',
  name: 'CreateMultiple',
  boundTo: 'any',
  run(context, body, binding) {
    const table = binding!.table
    const targets = readTargets(body, table)
    const Ids = context.environment.store.transaction(() =>
      targets.map((target) => createFromBody(context, table, target)),
    )
    return responseReply(context, 'CreateMultiple', { Ids })
  },
}

/** `Targets`, each with the `@odata.type` of the table. */
export function readTargets(body: JsonObject, table: Table): JsonObject[] {
  const targets = body['Targets']
  if (!Array.isArray(targets) || targets.length === 0) throw unresolvedParameters()
  return targets.map((target: unknown) => {
    const entries = target as JsonObject
    const type = textOf(entries['@odata.type']).replace(/^#/, '')
    if (type !== `Microsoft.Dynamics.CRM.${table.logicalName}`)
      throw malformed(`Each target needs the @odata.type Microsoft.Dynamics.CRM.${table.logicalName}.`)
    return entries
  })
}
