import type { JsonObject } from '../write/decode-body.ts'
import { searchRefused } from './search-faults.ts'
import {
  checkedNumber,
  checkedSearch,
  oneOf,
  readOrder,
  type SearchParameters,
  texts,
  valueOf,
} from './search-parameters.ts'

/** What `/api/search/v1.0` reads: lists are lists, and a filter speaks of tables. */
export interface LegacyParameters extends Omit<SearchParameters, 'entities' | 'filter'> {
  /** Names of the tables to search; undefined: all. */
  tables: readonly string[] | undefined
  filters: LegacyFilters
}

export interface LegacyFilters {
  /** For rows of any table. */
  common: string | undefined
  byTable: ReadonlyMap<string, string>
}

/** @see https://learn.microsoft.com/power-apps/developer/data-platform/search/legacy */
export function readLegacyParameters(
  body: JsonObject,
  { shortest, top }: { shortest: number; top: number },
): LegacyParameters {
  return {
    search: checkedSearch(valueOf(body, 'search', 'string') ?? '', shortest),
    count: valueOf(body, 'returntotalrecordcount', 'boolean') ?? false,
    tables: texts(body['entities'], 'entities'),
    facets: texts(body['facets'], 'facets') ?? [],
    filters: readLegacyFilters(valueOf(body, 'filter', 'string') ?? ''),
    fuzzy: valueOf(body, 'usefuzzy', 'boolean') ?? false,
    lucene: oneOf('searchtype', valueOf(body, 'searchtype', 'string') ?? 'simple', ['simple', 'full']) === 'full',
    mode: oneOf('searchmode', valueOf(body, 'searchmode', 'string') ?? 'any', ['any', 'all']),
    order: (texts(body['orderby'], 'orderby') ?? []).map(readOrder),
    skip: checkedNumber(valueOf(body, 'skip', 'number') ?? 0, 'skip', Number.MAX_SAFE_INTEGER),
    top: checkedNumber(valueOf(body, 'top', 'number') ?? top, 'top', 100),
  }
}

/** `account:modifiedon ge 2020-04-27T00:00:00, incident: (prioritycode eq 1 or prioritycode eq 2)`. */
function readLegacyFilters(text: string): LegacyFilters {
  const byTable = new Map<string, string>()
  let common: string | undefined
  for (const part of text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? []) {
    if (part.trim() === '') continue
    const [, table, filter = part] = /^\s*(\w+)\s*:(?!\d)([\s\S]*)$/.exec(part) ?? []
    if (table === undefined ? common !== undefined : byTable.has(table))
      throw searchRefused(`The filter has two parts for ${table ?? 'every table'}.`)
    if (table === undefined) common = filter.trim()
    else byTable.set(table, filter.trim())
  }
  return { common, byTable }
}
