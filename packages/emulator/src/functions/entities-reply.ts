import { jsonReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { compileRow } from '../query/render-row.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { formatContext } from '../operations/user-language.ts'

/**
 * Rows of any tables, whole and each with its type, as operations return `Collection(crmbaseentity)` (recorded reply of
 * QualifyLead in github.com/RafaelCavazza/Xrm.Crm.WebApi).
 */
export function entitiesReply(
  context: RequestContext,
  entities: readonly { table: Table; row: StoredRow }[],
): ServiceReply {
  const annotations = context.preferences.annotations && { annotations: context.preferences.annotations }
  const value = entities.map(({ table, row }) => {
    const write = compileRow({ table, etag: false, ...annotations }, formatContext(context.environment, context.caller))
    return `{"@odata.type":"#Microsoft.Dynamics.CRM.${table.logicalName}",${write(row).slice(1)}`
  })
  const type = JSON.stringify(`${context.root}/$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)`)
  return jsonReply(context, `{"@odata.context":${type},"value":[${value.join(',')}]}`)
}
