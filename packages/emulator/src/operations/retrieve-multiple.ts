import { pageBody } from '../http/page-body.ts'
import { jsonReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { contextFragment } from '../query/context-url.ts'
import { findRows, type Found } from '../query/find-rows.ts'
import { largestPage, type ListQuery, readListQuery } from '../query/list-query.ts'
import { writeSkipToken } from '../query/paging-cookie.ts'
import { compileExpands, isNested, withLookupsOf } from '../query/render-expand.ts'
import { compileRow, type RowWriter } from '../query/render-row.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { changeLogOf } from '../store/change-log.ts'
import type { RequestContext } from './request-context.ts'
import { retrieveAggregate } from './retrieve-aggregate.ts'
import { deltaLink, requireChangeTracking } from './retrieve-changes.ts'
import { formatContext } from './user-language.ts'

/** GET of an entity set, or of a collection-valued navigation property when its rows are given. */
export function retrieveMultiple(context: RequestContext, table: Table, source?: readonly StoredRow[]): ServiceReply {
  const { environment, caller } = context
  environment.access.requirePrivilege(caller, 'Read', table)
  if (context.options.system.has('$apply')) return retrieveAggregate(context, table, source)
  const follows = context.preferences.trackChanges && !source
  if (follows) requireChangeTracking(context, table)
  const query = readListQuery(context, table)
  const write = rowWriter(context, table, query)
  const found = findRows({ environment, caller, table, query, ...(source && { source }) })
  const fragment = contextFragment(table.entitySetName, query.select, query.expand)
  const head = [
    `{"@odata.context":${JSON.stringify(`${context.root}/$metadata#${fragment}`)}`,
    ...countAnnotations(context, found),
    ...(follows && !found.more ? [startOfChanges(context, table, query)] : []),
    '"value":[',
  ]
  const tail = [']', ...nextLink(context, table, query, found)]
  return jsonReply(context, pageBody(head.join(','), found.rows, write, `${tail.join(',')}}`))
}

/** On the last page: the link to what changed since the first page was read. */
function startOfChanges(context: RequestContext, table: Table, query: ListQuery): string {
  const { store } = context.environment
  changeLogOf(store).follow(table.logicalName)
  return deltaLink(context, table, query.after?.version ?? store.version)
}

function rowWriter(context: RequestContext, table: Table, query: ListQuery): RowWriter {
  const { environment, caller, preferences, now, root } = context
  const annotations = preferences.annotations && { annotations: preferences.annotations }
  const expanded = compileExpands(query.expand, table, {
    environment,
    caller,
    now,
    root,
    list: true,
    nested: isNested(query.expand),
    pageSize: query.pageSize,
    ...annotations,
  })
  const select = withLookupsOf(query.expand, table, query.select)
  return compileRow(
    { table, etag: true, expanded, ...(select && { select }), ...annotations },
    formatContext(environment, caller),
  )
}

function countAnnotations(context: RequestContext, { total }: Found): string[] {
  const { annotations } = context.preferences
  const capped = Math.min(total ?? -1, largestPage)
  const parts: string[] = []
  if (total !== undefined) parts.push(`"@odata.count":${capped}`)
  if (annotations?.totalRecordCount) {
    parts.push(`"@Microsoft.Dynamics.CRM.totalrecordcount":${capped}`)
    parts.push(`"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded":${(total ?? 0) > largestPage}`)
  }
  if (annotations?.globalMetadataVersion)
    parts.push(`"@Microsoft.Dynamics.CRM.globalmetadataversion":"${context.environment.schema.version}"`)
  return parts
}

/** The request's own link with a new `$skiptoken`. */
function nextLink(context: RequestContext, table: Table, query: ListQuery, { more, first, last }: Found): string[] {
  if (!more || !first || !last) return []
  const page = (query.after?.page ?? 1) + 1
  const { store } = context.environment
  let version: number | undefined
  if (context.preferences.trackChanges) {
    changeLogOf(store).follow(table.logicalName)
    version = query.after?.version ?? store.version
  }
  const token = writeSkipToken(page, table.primaryId, query.order?.names ?? [], first, last, version)
  const kept = context.request.query.split('&').filter((part) => part !== '' && !/^(\$|%24)skiptoken=/i.test(part))
  const link = `${context.root}/${context.request.path}?${[...kept, `$skiptoken=${token}`].join('&')}`
  return [`"@odata.nextLink":${JSON.stringify(link)}`]
}
