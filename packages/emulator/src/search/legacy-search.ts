import { jsonReply } from '../http/reply.ts'
import { methodNotAllowed } from '../errors/faults.ts'
import type { LegacySearch, ServiceReply, ServiceRequest } from '../http/service-request.ts'
import type { Caller } from '../operations/access.ts'
import type { Environment } from '../operations/environment.ts'
import { type RequestContext, requestContext } from '../operations/request-context.ts'
import { withSecuredColumns } from '../operations/secured-columns.ts'
import { type JsonObject, parseBody } from '../write/decode-body.ts'
import { completion } from './autocomplete.ts'
import { facetsOf } from './facets.ts'
import { findDocuments } from './find-documents.ts'
import { findSuggestions } from './find-suggestions.ts'
import { highlightsOf } from './highlight.ts'
import { indexedTables } from './indexed-tables.ts'
import { legacyDocument, legacyFacets, legacyResult } from './legacy-document.ts'
import { type LegacyParameters, readLegacyParameters } from './legacy-parameters.ts'
import { orderDocuments } from './order-documents.ts'
import { parseLucene } from './parse-lucene.ts'
import { parseSimple } from './parse-simple.ts'
import { searchScope, type SearchedTable } from './search-scope.ts'

/**
 * `/api/search/v1.0`: the reply is JSON and no text within it, and a row comes with the columns its Quick Find view shows.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/legacy
 */
export function answerLegacySearch(
  environment: Environment,
  caller: Caller,
  request: ServiceRequest,
  operation: LegacySearch,
): ServiceReply {
  if (request.method !== 'POST') throw methodNotAllowed(request.method)
  const context = requestContext(withSecuredColumns(environment, caller), caller, request)
  return jsonReply(context, JSON.stringify(answers[operation](context, parseBody(request.body))))
}

const answers: Record<LegacySearch, (context: RequestContext, body: JsonObject) => Record<string, unknown>> = {
  query(context, body) {
    const asked = readLegacyParameters(body, { shortest: 1, top: 50 })
    const tables = legacyScope(context, asked)
    const term = (asked.lucene ? parseLucene : parseSimple)(asked.search, asked.mode)
    const found = findDocuments(context, tables, term)
    const page = orderDocuments(context, tables, found, asked.order).slice(asked.skip, asked.skip + asked.top)
    return {
      value: page.map((each) => ({
        '@search.score': each.score,
        '@search.highlights': highlightsOf(each.hits),
        ...legacyResult(context, each),
      })),
      facets: legacyFacets(facetsOf(context, tables, found, asked.facets)),
      totalrecordcount: asked.count ? found.length : -1,
    }
  },
  suggest(context, body) {
    const asked = readLegacyParameters(body, { shortest: 3, top: 5 })
    const tables = legacyScope(context, asked)
    const found = orderDocuments(context, tables, findSuggestions(context, tables, asked), asked.order)
    return {
      value: found.slice(0, asked.top).map((each) => ({ text: each.text, document: legacyDocument(context, each) })),
    }
  },
  autocomplete(context, body) {
    const asked = readLegacyParameters(body, { shortest: 1, top: 1 })
    // "Autocomplete is based on a table record's primary column."
    const tables = legacyScope(context, asked).map((searched) => ({
      ...searched,
      searchColumns: searched.searched.filter(({ logicalName }) => logicalName === searched.table.primaryName),
    }))
    return { value: completion(context, tables, asked) }
  },
}

function legacyScope(context: RequestContext, { tables, filters }: LegacyParameters): SearchedTable[] {
  const { schema, store } = context.environment
  const names = tables ?? indexedTables(schema, store).map(({ table }) => table.logicalName)
  const entities = names.map((name) => {
    const filter = filters.byTable.get(name)
    return { name, searchColumns: 'all' as const, ...(filter !== undefined && { filter }) }
  })
  return searchScope(context, { entities, filter: filters.common })
}
