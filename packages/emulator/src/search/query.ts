import type { RequestContext } from '../operations/request-context.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { facetsOf } from './facets.ts'
import { findDocuments, type Found } from './find-documents.ts'
import { highlightsOf } from './highlight.ts'
import { orderDocuments } from './order-documents.ts'
import { parseLucene } from './parse-lucene.ts'
import { parseSimple } from './parse-simple.ts'
import { renderFacets } from './render-facets.ts'
import { attributesOf } from './search-attributes.ts'
import { readParameters } from './search-parameters.ts'
import { searchScope } from './search-scope.ts'

/** The rows that have what is searched for. Source: learn.microsoft.com "Dataverse Search query". */
export function answerQuery(context: RequestContext, body: JsonObject): Record<string, unknown> {
  const asked = readParameters(body, { shortest: 1, top: 50 })
  const tables = searchScope(context, asked)
  const term = (asked.lucene ? parseLucene : parseSimple)(asked.search, asked.mode)
  const found = findDocuments(context, tables, term)
  const page = orderDocuments(context, tables, found, asked.order).slice(asked.skip, asked.skip + asked.top)
  return {
    Error: null,
    Value: page.map((document) => result(context, document)),
    Facets: renderFacets(facetsOf(context, tables, found, asked.facets), context.environment.switches.searchFacetNames),
    QueryContext: null,
    Count: asked.count ? found.length : -1,
  }
}

function result(context: RequestContext, { searched, row, hits, score }: Found): Record<string, unknown> {
  const { logicalName, objectTypeCode } = searched.table
  return {
    Id: row.id,
    EntityName: logicalName,
    // The service says 0 here, and the code among the attributes.
    ObjectTypeCode: 0,
    Attributes: { '@search.objecttypecode': objectTypeCode, ...attributesOf(context, searched, row) },
    Highlights: highlightsOf(hits),
    Score: score,
  }
}
