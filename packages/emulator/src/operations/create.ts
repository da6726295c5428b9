import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { NotEmulated } from '../errors/dataverse-fault.ts'
import { parseBody } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import type { Table } from '../schema/schema.ts'
import type { RowValues } from '../write/rule.ts'
import type { RequestContext } from './request-context.ts'
import { representation } from './retrieve.ts'

/** POST to an entity set, or to a collection-valued navigation property (then `values` holds the lookup to the parent). */
export function create(context: RequestContext, table: Table, values: RowValues = {}): ServiceReply {
  if (table.logicalName === 'activitypointer') throw new NotEmulated('creating activitypointers')
  // A query option that is refused leaves no row behind.
  return context.environment.store.transaction(() => {
    const id = createFromBody(context, table, parseBody(context.request.body), { values })
    return createdReply(context, table, id)
  })
}

/** 204 with the row's address, or 201 with the row and no address. */
export function createdReply(context: RequestContext, table: Table, id: string, address?: string): ServiceReply {
  const row = context.environment.store.get(table.logicalName, id)
  if (context.preferences.representation && row) return representation(context, table, row, 201)
  return noContent({ 'odata-entityid': address ?? `${context.root}/${table.entitySetName}(${id})` })
}
