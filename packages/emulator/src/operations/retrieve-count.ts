import { replyHeaders } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { countRows } from '../query/find-rows.ts'
import { readListQuery } from '../query/list-query.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RequestContext } from './request-context.ts'

/** `…/$count`: a bare number as text, after a byte order mark. At most 5,000. */
export function retrieveCount(context: RequestContext, table: Table, source?: readonly StoredRow[]): ServiceReply {
  const { environment, caller } = context
  environment.access.requirePrivilege(caller, 'Read', table)
  const query = readListQuery(context, table)
  const total = countRows({ environment, caller, table, query, ...(source && { source }) })
  const mark = environment.switches.countByteOrderMark ? '\uFEFF' : ''
  return { status: 200, headers: { 'content-type': 'text/plain', ...replyHeaders(context) }, body: `${mark}${total}` }
}
