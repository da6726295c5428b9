import type { JsonBytes } from '../http/json-bytes.ts'
import { pageBody } from '../http/page-body.ts'
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
  const type = JSON.stringify(`${context.root}/$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)`)
  const head = `{"@odata.context":${type},"value":[`
  const write = ({ table, row }: { table: Table; row: StoredRow }, out: JsonBytes): void => {
    const writeRow = compileRow(
      { table, etag: false, ...annotations },
      formatContext(context.environment, context.caller),
    )
    writeRow(row, out, `{"@odata.type":"#Microsoft.Dynamics.CRM.${table.logicalName}",`)
  }
  return jsonReply(context, pageBody(head, entities, write, ']}'))
}
