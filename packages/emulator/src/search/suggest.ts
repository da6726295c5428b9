import type { RequestContext } from '../operations/request-context.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { findSuggestions } from './find-suggestions.ts'
import { orderDocuments } from './order-documents.ts'
import { attributesOf } from './search-attributes.ts'
import { readParameters } from './search-parameters.ts'
import { searchScope } from './search-scope.ts'

/** Rows whose primary name has words that begin as the text does. Source: learn.microsoft.com "Dataverse Search suggest". */
export function answerSuggest(context: RequestContext, body: JsonObject): Record<string, unknown> {
  const asked = readParameters(body, { shortest: 3, top: 5 })
  const tables = searchScope(context, asked)
  const found = findSuggestions(context, tables, asked)
  const value = orderDocuments(context, tables, found, asked.order).slice(0, asked.top)
  return {
    Error: null,
    Value: value.map(({ searched, row, text }) => ({
      Text: text,
      Document: {
        '@search.objectid': row.id,
        '@search.entityname': searched.table.logicalName,
        '@search.objecttypecode': searched.table.objectTypeCode,
        ...attributesOf(context, searched, row),
      },
    })),
    QueryContext: null,
  }
}
