import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { methodNotAllowed } from '../../errors/faults.ts'
import { noContent } from '../../http/reply.ts'
import type { ServiceReply } from '../../http/service-request.ts'
import type { PathSegment } from '../../odata/parse-path.ts'
import type { RequestContext } from '../../operations/request-context.ts'
import type { Table } from '../../schema/schema.ts'
import { parseBody } from '../../write/decode-body.ts'
import { metadataTypeOf } from '../attribute-definition.ts'
import { findColumn } from '../find-definition.ts'
import { changedColumn, columnFromBody } from './column-from-body.ts'
import { makingOf, mergesLabels } from './making.ts'
import { columnExists, notCustomColumn, primaryNameCannotBeDeleted } from './metadata-faults.ts'
import { withCurrency } from './money-columns.ts'
import { requireCast } from './require-cast.ts'
import { requireCustomizer } from './require-customizer.ts'

interface ColumnPlace {
  collection: PathSegment
  cast: readonly PathSegment[]
  /** Of the table's Attributes. */
  address: string
}

/** POST to a table's Attributes, PUT and DELETE of one. */
export function writeColumns(context: RequestContext, table: Table, place: ColumnPlace): ServiceReply {
  const { method, body } = context.request
  const { schema, schemaEditor } = context.environment
  const { logicalName } = table
  const { address } = place
  const { inner } = place.collection
  if (inner === undefined) {
    if (method !== 'POST') throw methodNotAllowed(method)
    requireCustomizer(context, 'prvCreateAttribute')
    const making = makingOf(context)
    const column = columnFromBody(parseBody(body), { ...making, table: logicalName })
    if (column.type === 'Lookup') throw new NotEmulated('making a lookup without its relationship')
    if (table.columns.has(column.logicalName)) throw columnExists()
    schemaEditor.apply([
      { kind: 'put-column', table: logicalName, column },
      ...withCurrency(schema, table, column, making.newId),
    ])
    return noContent({ 'odata-entityid': `${address}(${column.metadataId})` })
  }
  const column = findColumn(table, inner)
  requireCast(place.cast, metadataTypeOf(column))
  if (method === 'PUT') {
    requireCustomizer(context, 'prvWriteAttribute')
    const changed = changedColumn(column, parseBody(body), mergesLabels(context))
    schemaEditor.apply([{ kind: 'put-column', table: logicalName, column: changed }])
    return noContent({ 'odata-entityid': `${address}(${inner})` })
  }
  if (method !== 'DELETE') throw methodNotAllowed(method)
  requireCustomizer(context, 'prvDeleteAttribute')
  if (column.logicalName === table.primaryName) throw primaryNameCannotBeDeleted()
  if (!column.isCustom || column.logicalName === table.primaryId) throw notCustomColumn()
  schemaEditor.apply([{ kind: 'remove-column', table: logicalName, column: column.logicalName }])
  return noContent()
}
