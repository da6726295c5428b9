import { DataverseFault } from '../errors/dataverse-fault.ts'
import { jsonReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { compileOrder, type Keyed } from '../query/compile-order.ts'
import { type FetchQuery, readFetchXml } from '../query/fetch-xml/fetch-query.ts'
import { type FetchResult, fetchRows } from '../query/fetch-xml/fetch-rows.ts'
import { compileResult, fetchContext } from '../query/fetch-xml/render-fetch.ts'
import { largestPage } from '../query/list-query.ts'
import { writeSkipToken } from '../query/paging-cookie.ts'
import { propertyName } from '../query/table-names.ts'
import type { Table } from '../schema/schema.ts'
import type { RequestContext } from './request-context.ts'

/** GET `set?fetchXml=…`. Pages are cut by number; the cookie is given but not needed to go on. */
export function retrieveByFetchXml(context: RequestContext, table: Table): ServiceReply {
  const { environment, caller, now, preferences } = context
  const { schema, store, organisation } = environment
  const query = readFetchXml(context.options.custom.get('fetchXml') ?? '', schema)
  if (query.table !== table)
    throw new DataverseFault(
      400,
      '0x80041128',
      'The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.',
    )
  const sorted = inOrder(query, fetchRows(query, { environment, caller, now }), context)
  const size = Math.min(query.top ?? query.count ?? largestPage, largestPage)
  const start = query.top === undefined ? (query.page - 1) * size : 0
  const page = sorted.slice(start, start + size)
  const more = query.top === undefined && start + size < sorted.length
  const render = compileResult(query, preferences.annotations, {
    schema,
    store,
    languageCode: organisation.languageCode,
  })
  const head = [
    `"@odata.context":${JSON.stringify(`${context.root}/$metadata#${fetchContext(query)}`)}`,
    ...pagingAnnotations(context, query, page, more, sorted.length),
  ]
  const rows = page.map(({ result }) => render(result)).join(',')
  return jsonReply(context, `{${head.join(',')},"value":[${rows}]}`)
}

type Sorted = Keyed & { result: FetchResult }

const orderText = (query: FetchQuery): string =>
  query.orders.map(({ column, descending }) => `${propertyName(column)} ${descending ? 'desc' : 'asc'}`).join(',')

function inOrder(query: FetchQuery, results: readonly FetchResult[], { environment }: RequestContext): Sorted[] {
  const { schema, store } = environment
  const order = compileOrder(orderText(query), query.table, { schema, store })
  return results
    .map((result) => ({ result, id: result.row.id, keys: order.keysOf(result.row) }))
    .toSorted(order.compare)
}

function pagingAnnotations(
  context: RequestContext,
  query: FetchQuery,
  page: readonly Sorted[],
  more: boolean,
  total: number,
): string[] {
  const { annotations } = context.preferences
  if (!annotations?.paging) return []
  const parts: string[] = []
  if (annotations.totalRecordCount) {
    parts.push(`"@Microsoft.Dynamics.CRM.totalrecordcount":${query.returnTotal ? Math.min(total, largestPage) : -1}`)
    parts.push(`"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded":${query.returnTotal && total > largestPage}`)
  }
  const [first, last] = [page[0], page.at(-1)]
  if (more && first && last) {
    const names = query.orders.map(({ column }) => column.logicalName)
    const token = writeSkipToken(query.page + 1, query.table.primaryId, names, first, last)
    const cookie = token.replaceAll('%3C', '<').replaceAll('%3E', '>').replaceAll('%20', ' ').replaceAll('%22', '"')
    parts.push(`"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie":${JSON.stringify(cookie)}`)
  }
  parts.push(`"@Microsoft.Dynamics.CRM.morerecords":${more}`)
  return parts
}
