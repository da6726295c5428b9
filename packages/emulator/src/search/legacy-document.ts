import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import { readerOf } from '../query/column-reader.ts'
import { formatterOf, shortDateTime } from '../query/formatted-value.ts'
import type { Column } from '../schema/schema.ts'
import type { Facet } from './facets.ts'
import type { Found } from './find-documents.ts'
import { renderFacets } from './render-facets.ts'
import { attributesOf } from './search-attributes.ts'

/** A found row, its members in the order of the page's example: owner, name, picture, times, the view's columns. */
export function legacyResult(context: RequestContext, found: Found): Record<string, unknown> {
  const { table } = found.searched
  return {
    '@search.entityname': table.logicalName,
    '@search.objectid': found.row.id,
    ...columnsOf(context, found, ['ownerid']),
    '@search.objecttypecode': table.objectTypeCode,
    ...columnsOf(context, found, [table.primaryName!]),
    entityimage_url: null,
    ...columnsOf(context, found, ['entityimage_url', 'createdon', 'modifiedon', ...found.searched.quickFind.view]),
  }
}

/** A suggested row: without its owner and times. */
export function legacyDocument(context: RequestContext, found: Found): Record<string, unknown> {
  const { table } = found.searched
  return {
    '@search.objectid': found.row.id,
    '@search.entityname': table.logicalName,
    '@search.objecttypecode': table.objectTypeCode,
    ...columnsOf(context, found, [table.primaryName!]),
    entityimage_url: null,
    ...columnsOf(context, found, ['entityimage_url', ...found.searched.quickFind.view]),
  }
}

function columnsOf(
  context: RequestContext,
  { searched, row }: Found,
  names: readonly string[],
): Record<string, unknown> {
  const columns = names.flatMap((name) => searched.columns.get(name) ?? [])
  const attributes = attributesOf(context, { ...searched, selectColumns: columns }, row)
  const format = formatContext(context.environment, context.caller)
  for (const column of columns.filter(isTime)) {
    const value = readerOf(searched.table, column)(row)
    // Times come in words alone: `10/9/2020 5:27 PM`.
    attributes[column.logicalName] = formatterOf(searched.table, column, format)?.(value, row) ?? null
    delete attributes[`${column.logicalName}@OData.Community.Display.V1.FormattedValue`]
  }
  return attributes
}

const isTime = ({ type }: Column): boolean => type === 'DateTime'

/** `Type`, `Value`, `Count`, …, and times in words. */
export function legacyFacets(facets: ReadonlyMap<string, readonly Facet[]>): Record<string, unknown> {
  const inWords = [...facets].map(([name, groups]): [string, Facet[]] => [
    name,
    groups.map(({ type, from, to, ...facet }) => ({
      type,
      ...(from !== undefined && { from: words(from) }),
      ...(to !== undefined && { to: words(to) }),
      ...facet,
    })),
  ])
  return renderFacets(new Map(inWords), 'pascal-case')
}

const words = (bound: string | number): string | number => (typeof bound === 'string' ? shortDateTime(bound) : bound)
