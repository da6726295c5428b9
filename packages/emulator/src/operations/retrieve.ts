import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { JsonBytes } from '../http/json-bytes.ts'
import { jsonReply, jsonType } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { type ExpandItem, parseExpand, parseSelect } from '../odata/parse-expand.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import { compileFilter } from '../query/compile-filter.ts'
import { contextFragment } from '../query/context-url.ts'
import { filterContextOf } from '../query/filter-context.ts'
import { compileExpands, isNested, withLookupsOf } from '../query/render-expand.ts'
import { compileRow, type RowWriter } from '../query/render-row.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { requireRow } from './require-row.ts'
import { requireMessage } from './supported-messages.ts'
import type { RequestContext } from './request-context.ts'
import { formatContext } from './user-language.ts'

const supported = new Set(['$select', '$expand', '$filter'])

/** GET of one row. */
export function retrieve(context: RequestContext, table: Table, row: StoredRow): ServiceReply {
  requireMessage('Retrieve', table.logicalName)
  requireRow(context, 'Read', table, row)
  for (const name of context.options.system.keys())
    if (!supported.has(name)) throw malformed(`The query parameter ${name} is not supported`)
  requireMatch(context, table, row)
  const { headers } = context.request
  const annotated = context.preferences.annotations !== undefined || context.options.system.has('$expand')
  const ifNoneMatch = headers['if-none-match']
  if (ifNoneMatch === etagOf(row) && table.optimisticConcurrency && !annotated)
    return { status: 304, headers: { 'content-type': jsonType, 'odata-version': '4.0', etag: etagOf(row) } }
  return representation(context, table, row, 200)
}

/**
 * `$filter` is accepted for one row too (page "Use file column data", recorded). What the service answers when the row does
 * not match is not known.
 */
function requireMatch({ environment, caller, options, now }: RequestContext, table: Table, row: StoredRow): void {
  const filter = options.system.get('$filter')
  if (filter === undefined) return
  const holds = compileFilter(parseFilter(filter, options.aliases), table, filterContextOf(environment, caller, now))
  if (!holds(row)) throw new NotEmulated('$filter of one row that does not match it')
}

export const etagOf = (row: StoredRow): string => `W/"${row.version}"`

/** A row as the body of a reply: retrieve, or create and update with `return=representation`. */
export function representation(
  context: RequestContext,
  table: Table,
  row: StoredRow,
  status: 200 | 201,
  { expand = true }: { expand?: boolean } = {},
): ServiceReply {
  const { system } = context.options
  const select = system.has('$select') ? parseSelect(system.get('$select')!) : undefined
  const items = expand ? parseExpand(system.get('$expand') ?? '') : []
  const fragment = contextFragment(table.entitySetName, select, items)
  const head = `{"@odata.context":${JSON.stringify(`${context.root}/$metadata#${fragment}/$entity`)},`
  const out = new JsonBytes()
  rowWriter(context, table, select, items)(row, out, head)
  return jsonReply(context, out.toString(), { status, headers: { etag: etagOf(row) } })
}

function rowWriter(
  context: RequestContext,
  table: Table,
  select: string[] | undefined,
  items: ExpandItem[],
): RowWriter {
  const { environment, caller, preferences, now, root } = context
  const { annotations } = preferences
  if (items.some((item) => item.navigation === '')) throw new NotEmulated('an empty $expand item')
  const expanded = compileExpands(items, table, {
    environment,
    caller,
    now,
    root,
    list: false,
    nested: isNested(items),
    pageSize: preferences.maxPageSize ?? 5000,
    ...(annotations && { annotations }),
  })
  const shown = withLookupsOf(items, table, select)
  return compileRow(
    { table, etag: true, expanded, ...(shown && { select: shown }), ...(annotations && { annotations }) },
    formatContext(environment, caller),
  )
}
