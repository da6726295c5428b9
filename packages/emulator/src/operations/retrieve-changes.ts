import { DataverseFault } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { pageBody } from '../http/page-body.ts'
import { jsonReply, replyHeaders } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { parseSelect } from '../odata/parse-expand.ts'
import { contextFragment } from '../query/context-url.ts'
import { compileRow } from '../query/render-row.ts'
import type { Table } from '../schema/schema.ts'
import { changeLogOf } from '../store/change-log.ts'
import { expired, readDeltaToken, writeDeltaToken } from './delta-token.ts'
import type { RequestContext } from './request-context.ts'

const refused = ['$filter', '$orderby', '$expand', '$top']

/** Change tracking needs the table to have it, the whole table to be readable, and nothing but `$select`. */
export function requireChangeTracking(context: RequestContext, table: Table): void {
  const { environment, caller, options } = context
  environment.access.requirePrivilege(caller, 'Read', table)
  if (!table.changeTracking)
    throw new DataverseFault(400, '0x80072491', `Entity ${table.logicalName} isn't enabled for change tracking.`)
  if (environment.access.rowFilter(caller, 'Read', table) !== 'all')
    throw new DataverseFault(
      403,
      '0x80040220',
      `Principal user (Id=${caller.userId}) is missing prvRead${table.schemaName} privilege at organization level.`,
    )
  for (const name of refused)
    if (options.system.has(name)) throw malformed(`The query parameter ${name} is not supported with change tracking.`)
}

/** `@odata.deltaLink` for what happens from now on. */
export function deltaLink(context: RequestContext, table: Table, version: number): string {
  const select = context.options.system.get('$select')
  const options = [
    ...(select === undefined ? [] : [`$select=${select}`]),
    `$deltatoken=${writeDeltaToken(version, context.now)}`,
  ]
  return `"@odata.deltaLink":${JSON.stringify(`${context.root}/${table.entitySetName}?${options.join('&')}`)}`
}

/** GET of a delta link: rows changed since, then rows deleted since, and the next link. */
export function retrieveChanges(context: RequestContext, table: Table): ServiceReply {
  requireChangeTracking(context, table)
  const { environment, root, preferences, options } = context
  const { schema, store, organisation } = environment
  const ids = changedIds(context, table)
  const select = options.system.has('$select') ? parseSelect(options.system.get('$select')!) : undefined
  const { annotations } = preferences
  const render = compileRow(
    { table, etag: true, ...(select && { select }), ...(annotations && { annotations }) },
    { schema, store, languageCode: organisation.languageCode },
  )
  const changed: string[] = []
  const deleted: string[] = []
  const deletedContext = `${root}/$metadata#${table.entitySetName}/$deletedEntity`
  for (const id of ids) {
    const row = store.get(table.logicalName, id)
    if (row) changed.push(render(row))
    else deleted.push(JSON.stringify({ '@odata.context': deletedContext, id, reason: 'deleted' }))
  }
  const fragment = contextFragment(table.entitySetName, select, undefined)
  const head = `{"@odata.context":${JSON.stringify(`${root}/$metadata#${fragment}/$delta`)},${deltaLink(context, table, store.version)},"value":[`
  return jsonReply(
    context,
    pageBody(head, [...changed, ...deleted], (text) => text, ']}'),
  )
}

/** `set/$count?$deltatoken=…`. */
export function countChanges(context: RequestContext, table: Table): ServiceReply {
  requireChangeTracking(context, table)
  const mark = context.environment.switches.countByteOrderMark ? '\uFEFF' : ''
  return {
    status: 200,
    headers: { 'content-type': 'text/plain', ...replyHeaders(context) },
    body: `${mark}${changedIds(context, table).length}`,
  }
}

function changedIds(context: RequestContext, table: Table): string[] {
  const token = context.options.system.get('$deltatoken') ?? ''
  const version = readDeltaToken(token, context.now)
  const ids = changeLogOf(context.environment.store).since(table.logicalName, version)
  // The log does not outlive the process: an older token means reading everything again, as after seven days.
  if (!ids) throw expired()
  return ids
}
