import { NotEmulated } from '../errors/dataverse-fault.ts'
import { jsonReply } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { parseCount } from '../odata/parse-count.ts'
import { aggregateFetch } from '../query/fetch-xml/aggregate-fetch.ts'
import type { FetchQuery } from '../query/fetch-xml/fetch-query.ts'
import { fetchRows } from '../query/fetch-xml/fetch-rows.ts'
import { compileFetchOrder } from '../query/fetch-xml/fetch-order.ts'
import { cookieRow, fetchPage, type FetchPage, keyPage, textPage } from '../query/fetch-xml/fetch-page.ts'
import { entitiesDiffer, readFetchXml } from '../query/fetch-xml/read-fetch-xml.ts'
import { compileResult, fetchContext } from '../query/fetch-xml/render-fetch.ts'
import { largestPage } from '../query/list-query.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { RequestContext } from './request-context.ts'
import { formatContext } from './user-language.ts'

/** The query in `fetchXml`, over a set or over the rows of a collection-valued navigation property. */
export function retrieveByFetchXml(
  context: RequestContext,
  table: Table,
  source: string,
  rows?: readonly StoredRow[],
): ServiceReply {
  const { environment, preferences } = context
  // The page on predefined queries speaks of none of these, and pages show $count alone.
  for (const name of context.options.system.keys())
    if (name !== '$count') throw new NotEmulated(`${name} together with FetchXML`)
  if (preferences.maxPageSize !== undefined) throw new NotEmulated('odata.maxpagesize together with FetchXML')
  const query = readFetchXml(source, environment.schema)
  if (query.table !== table) throw entitiesDiffer()
  const counts = query.returnTotal || parseCount(context.options.system.get('$count'))
  if (query.top !== undefined && (counts || query.count !== undefined || query.cookie !== undefined))
    throw new NotEmulated('top together with count, a paging cookie or a total in FetchXML')
  const page = query.aggregate ? groupsOf(query, context, rows) : resultsOf(query, context, rows, counts)
  const fragment = query.aggregate ? table.entitySetName : fetchContext(query)
  const head = [
    `"@odata.context":${JSON.stringify(`${context.root}/$metadata#${fragment}`)}`,
    ...(counts ? [`"@odata.count":${Math.min(page.total, largestPage)}`] : []),
    ...totalAnnotations(page, counts, preferences.annotations?.totalRecordCount === true),
    ...(preferences.annotations?.paging ? pagingAnnotations(page) : []),
  ]
  return jsonReply(context, `{${head.join(',')},"value":[${page.texts.join(',')}]}`)
}

function groupsOf(query: FetchQuery, context: RequestContext, rows: readonly StoredRow[] | undefined): FetchPage {
  const { environment, caller, now, preferences } = context
  environment.access.requirePrivilege(caller, 'Read', query.table)
  const results = fetchRows(query, { environment, caller, now }, { ...(rows && { rows }) })
  const format = formatContext(environment, caller)
  return textPage(query, aggregateFetch(query, results, preferences.annotations, format))
}

function resultsOf(
  query: FetchQuery,
  context: RequestContext,
  rows: readonly StoredRow[] | undefined,
  counts: boolean,
): FetchPage {
  const { environment, caller, now, preferences } = context
  const fetch = { environment, caller, now }
  const format = formatContext(environment, caller)
  const order = compileFetchOrder(query, format)
  const render = compileResult(query, preferences.annotations, format)
  if (order.cookieNames?.length === 0 && !rows && !counts && !query.distinct) {
    const after = cookieRow(query)
    return keyPage(query, fetchRows(query, fetch, { ...(after !== undefined && { after }) }), render)
  }
  const sorted = Array.from(fetchRows(query, fetch, { ...(rows && { rows }) }), (result) => ({
    result,
    id: result.row.id,
    keys: order.keysOf(result),
  })).toSorted(order.compare)
  if (!query.distinct) return fetchPage(query, sorted, order, ({ result }) => render(result))
  return textPage(query, [...new Set(sorted.map(({ result }) => render(result)))])
}

function totalAnnotations({ total }: FetchPage, counts: boolean, asked: boolean): string[] {
  if (!asked) return []
  return [
    `"@Microsoft.Dynamics.CRM.totalrecordcount":${counts ? Math.min(total, largestPage) : -1}`,
    `"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded":${counts && total > largestPage}`,
  ]
}

/** On the last page neither is given, says the page on paging. */
function pagingAnnotations({ more, cookie }: FetchPage): string[] {
  if (!more) return []
  return [
    ...(cookie === undefined ? [] : [`"@Microsoft.Dynamics.CRM.fetchxmlpagingcookie":${JSON.stringify(cookie)}`]),
    '"@Microsoft.Dynamics.CRM.morerecords":true',
  ]
}
