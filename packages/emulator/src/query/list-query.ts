import { NotEmulated } from '../errors/dataverse-fault.ts'
import { unsupportedQueryOption } from '../errors/faults.ts'
import { parseExpand, parseSelect, parseTop, type ExpandItem } from '../odata/parse-expand.ts'
import { parseCount } from '../odata/parse-count.ts'
import { parseFilter } from '../odata/parse-filter.ts'
import type { Expression } from '../odata/expression.ts'
import type { RequestContext } from '../operations/request-context.ts'
import type { Table } from '../schema/schema.ts'
import { compileFilter } from './compile-filter.ts'
import { compileOrder, type Order } from './compile-order.ts'
import { filterContextOf, type Predicate } from './filter-context.ts'
import { type PageMark, readSkipToken } from './paging-cookie.ts'

/** Default and largest page of standard tables. */
export const largestPage = 5000

export interface ListQuery {
  select?: string[]
  expand: ExpandItem[]
  expression?: Expression
  filter?: Predicate
  order?: Order
  /** Rows asked for in all; a page size makes the service ignore it. */
  top?: number
  count: boolean
  pageSize: number
  after?: PageMark
}

const supported = new Set(['$select', '$expand', '$filter', '$orderby', '$top', '$count', '$skiptoken', '$id'])

export function readListQuery(context: RequestContext, table: Table): ListQuery {
  const { system, aliases, custom } = context.options
  for (const name of system.keys()) {
    if (!supported.has(name)) throw unsupportedQueryOption(name)
  }
  for (const name of ['savedQuery', 'userQuery']) if (custom.has(name)) throw new NotEmulated(`${name} in this place`)

  const { schema, store } = context.environment
  const select = system.get('$select')
  const filter = system.get('$filter')
  const orderBy = system.get('$orderby')
  const token = system.get('$skiptoken')
  const top = system.get('$top')
  const { maxPageSize } = context.preferences
  const expression = filter === undefined ? undefined : parseFilter(filter, aliases)
  const order = orderBy === undefined ? undefined : compileOrder(resolve(orderBy, aliases), table, { schema, store })
  return {
    ...(select !== undefined && { select: parseSelect(select) }),
    expand: parseExpand(system.get('$expand') ?? ''),
    ...(expression && {
      expression,
      filter: compileFilter(expression, table, filterContextOf(context.environment, context.caller, context.now)),
    }),
    ...(order && { order }),
    ...(top !== undefined && maxPageSize === undefined && { top: parseTop(top) }),
    count: parseCount(system.get('$count')),
    pageSize: Math.min(maxPageSize ?? largestPage, largestPage),
    ...(token !== undefined && { after: readSkipToken(token, order?.numeric ?? []) }),
  }
}

/** Aliases may stand for column names in $orderby. */
const resolve = (orderBy: string, aliases: ReadonlyMap<string, string>): string =>
  orderBy.replaceAll(/@\w+/g, (alias) => aliases.get(alias) ?? alias)
