import { DataverseFault } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import type { JsonBytes } from '../http/json-bytes.ts'
import { pageBody } from '../http/page-body.ts'
import { jsonReply, replyHeaders } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { parseSelect } from '../odata/parse-expand.ts'
import { contextFragment } from '../query/context-url.ts'
import { largestPage } from '../query/list-query.ts'
import { compileRow } from '../query/render-row.ts'
import type { Table } from '../schema/schema.ts'
import { changeLogOf } from '../store/change-log.ts'
import { privilegeName } from '../security/table-privilege.ts'
import { type Change, type DeltaMark, pageOfChanges, readDeltaSkipToken, writeDeltaSkipToken } from './delta-page.ts'
import { daysChangesAreKept, expired, readDeltaToken, writeDeltaToken } from './delta-token.ts'
import type { RequestContext } from './request-context.ts'
import { formatContext } from './user-language.ts'

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
      `Principal user (Id=${caller.userId}) is missing ${privilegeName('Read', table)} privilege at organization level.`,
    )
  for (const name of refused)
    if (options.system.has(name))
      throw malformed(`The "${name.slice(1)}" query parameter isn't supported when Change Tracking is enabled.`)
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

/** GET of a delta link: rows changed since, then rows deleted since, and the next link; that of a page while there are more. */
export function retrieveChanges(context: RequestContext, table: Table): ServiceReply {
  requireChangeTracking(context, table)
  const { environment, root, preferences, options } = context
  const { store } = environment
  const token = options.system.get('$skiptoken')
  const mark = token === undefined ? startOfDelta(store.version) : readDeltaSkipToken(token)
  const pageSize = Math.min(preferences.maxPageSize ?? largestPage, largestPage)
  const { changes, next } = pageOfChanges(changesOf(context, table), mark, pageSize)
  const select = options.system.has('$select') ? parseSelect(options.system.get('$select')!) : undefined
  const { annotations } = preferences
  const writeRow = compileRow(
    { table, etag: true, ...(select && { select }), ...(annotations && { annotations }) },
    formatContext(environment, context.caller),
  )
  const deletedContext = `${root}/$metadata#${table.entitySetName}/$deletedEntity`
  const write = ({ id, gone }: Change, out: JsonBytes): void => {
    if (gone) out.text(JSON.stringify({ '@odata.context': deletedContext, id, reason: 'deleted' }))
    else writeRow(store.get(table.logicalName, id)!, out)
  }
  const fragment = contextFragment(table.entitySetName, select, undefined)
  const link = next ? nextLink(context, next) : deltaLink(context, table, mark.until)
  const head = `{"@odata.context":${JSON.stringify(`${root}/$metadata#${fragment}/$delta`)},${link},"value":[`
  return jsonReply(context, pageBody(head, changes, write, ']}'))
}

const startOfDelta = (version: number): DeltaMark => ({ page: 1, until: version, gone: false, after: 0 })

/** The request's own link with the token of the page that follows. */
function nextLink({ request, root }: RequestContext, next: DeltaMark): string {
  const kept = request.query.split('&').filter((part) => part !== '' && !/^(\$|%24)skiptoken=/i.test(part))
  const query = [...kept, `$skiptoken=${writeDeltaSkipToken(next)}`].join('&')
  return `"@odata.nextLink":${JSON.stringify(`${root}/${request.path}?${query}`)}`
}

/** `set/$count?$deltatoken=…`. */
export function countChanges(context: RequestContext, table: Table): ServiceReply {
  requireChangeTracking(context, table)
  const mark = context.environment.switches.countByteOrderMark ? '\uFEFF' : ''
  return {
    status: 200,
    headers: { 'content-type': 'text/plain', ...replyHeaders(context) },
    body: `${mark}${changesOf(context, table).length}`,
  }
}

function changesOf({ environment, options, now }: RequestContext, table: Table): Change[] {
  const { store } = environment
  const token = options.system.get('$deltatoken') ?? ''
  const version = readDeltaToken(token, { now, daysKept: daysChangesAreKept(environment) })
  const changes = changeLogOf(store).since(table.logicalName, version)
  // Before its time, or forgotten: everything is to be read again, as after seven days.
  if (!changes) throw expired()
  return changes.map((change) => ({ ...change, gone: !store.get(table.logicalName, change.id) }))
}
