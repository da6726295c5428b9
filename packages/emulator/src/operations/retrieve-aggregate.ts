import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { jsonReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Expression } from '../odata/expression.ts'
import { type ApplyMeasure, parseApply } from '../odata/parse-apply.ts'
import { parseTop } from '../odata/parse-expand.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import { aggregate, type Group } from '../query/aggregate/aggregate.ts'
import { checkGroupColumn, checkMeasure, type GroupColumn, type Measure } from '../query/aggregate/aggregate-columns.ts'
import { renderGroups } from '../query/aggregate/render-groups.ts'
import { compileFilter, compilePath } from '../query/compile-filter.ts'
import { filterContextOf } from '../query/filter-context.ts'
import { familyOf } from '../query/compare-values.ts'
import { matchingRows } from '../query/find-rows.ts'
import { largestPage } from '../query/list-query.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RequestContext } from './request-context.ts'
import { formatContext } from './user-language.ts'

const allowed = new Set(['$apply', '$orderby', '$top'])

/**
 * GET with `$apply`: groups and totals in place of rows, over at most 50,000 of them.
 * Source: learn.microsoft.com "Aggregate data using OData".
 */
export function retrieveAggregate(context: RequestContext, table: Table, source?: readonly StoredRow[]): ServiceReply {
  const { preferences } = context
  const { system } = context.options
  for (const name of system.keys()) if (!allowed.has(name)) throw new NotEmulated(`${name} together with $apply`)
  const apply = parseApply(system.get('$apply') ?? '')
  const columns = (apply.groupBy ?? []).map((path) => groupColumn(path, table, context))
  const measures = apply.measures.map((each) => measure(each, table, context))
  const order = orderOf(system.get('$orderby'), columns, measures)
  const rows = rowsToAggregate(context, table, apply.filters, source)
  const groups = order(aggregate(rows, columns, measures))
  const top = system.get('$top')
  const shown = top === undefined ? groups : groups.slice(0, parseTop(top))
  if (shown.length > largestPage) throw new NotEmulated('more than 5,000 groups of $apply')
  const texts = renderGroups(
    shown,
    { columns, measures, ...(preferences.annotations && { annotations: preferences.annotations }) },
    formatContext(context.environment, context.caller),
  )
  const head = `"@odata.context":${JSON.stringify(`${context.root}/$metadata#${table.entitySetName}`)}`
  return jsonReply(context, `{${head},"value":[${texts.join(',')}]}`)
}

function rowsToAggregate(
  context: RequestContext,
  table: Table,
  filters: readonly string[],
  source: readonly StoredRow[] | undefined,
): Iterable<StoredRow> {
  const { environment, caller, now } = context
  const [first, ...rest] = filters.map((filter) => parseFilter(filter, context.options.aliases))
  const expression = first && rest.reduce<Expression>((left, right) => ({ kind: 'and', left, right }), first)
  return matchingRows({
    environment,
    caller,
    table,
    query: expression
      ? { expression, filter: compileFilter(expression, table, filterContextOf(environment, caller, now)) }
      : {},
    ...(source && { source }),
  })
}

/** `primarycontactid/fullname` is called `contact_fullname` in the reply. */
function groupColumn(path: readonly string[], table: Table, context: RequestContext): GroupColumn<StoredRow> {
  if (path.length > 2) throw new NotEmulated(`grouping by ${path.join('/')}, over two lookups`)
  const found = compilePath(path, table, context.environment)
  checkGroupColumn(found.column)
  if (familyOf(found.column) === 'instant' || familyOf(found.column) === 'date')
    throw new NotEmulated('groupby of a date and time in $apply')
  return { ...found, alias: path.length === 1 ? path[0]! : `${found.table.logicalName}_${path[1]}` }
}

function measure({ alias, method, path }: ApplyMeasure, table: Table, context: RequestContext): Measure<StoredRow> {
  if (!path) return { alias, method }
  if (path.length > 1) throw new NotEmulated(`an aggregate over ${path.join('/')}, of a related row`)
  const found = compilePath(path, table, context.environment)
  checkMeasure(method, found.column)
  return { ...found, alias, method, rowOf: (row) => row }
}

type Groups = readonly Group<StoredRow>[]

/** Group columns can be ordered by; the value of an aggregate cannot. */
function orderOf(
  orderBy: string | undefined,
  columns: readonly GroupColumn<StoredRow>[],
  measures: readonly Measure<StoredRow>[],
): (groups: Groups) => Groups {
  if (orderBy === undefined) return (groups) => groups
  const [name = '', direction = 'asc', ...rest] = orderBy.trim().split(/\s+/)
  if (measures.some((each) => each.alias === name))
    throw malformed('The query node SingleValueOpenPropertyAccess is not supported')
  if (rest.length > 0 || columns[0]?.alias !== name || !['asc', 'desc'].includes(direction))
    throw new NotEmulated('$orderby together with $apply by anything but its first column')
  return (groups) => (direction === 'desc' ? groups.toReversed() : groups)
}
