import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { parseLooseJson } from '../odata/literal.ts'
import type { JsonObject } from '../write/decode-body.ts'
import type { SearchEntity } from './search-scope.ts'
import { searchRefused } from './search-faults.ts'
import type { SearchMode } from './search-term.ts'

/** How a result is put in order: by a column, or by `@search.score`. */
export interface SearchOrder {
  name: string
  descending: boolean
}

/** What the three operations read, whichever of them they know. */
export interface SearchParameters {
  search: string
  count: boolean
  entities: readonly SearchEntity[] | undefined
  facets: readonly string[]
  filter: string | undefined
  fuzzy: boolean
  lucene: boolean
  mode: SearchMode
  order: readonly SearchOrder[]
  skip: number
  top: number
}

interface Limits {
  /** Fewest characters of the search text. */
  shortest: number
  /** How many results when nothing is said. */
  top: number
}

const longest = 100
const most = 100

/**
 * Everything but texts, numbers and flags comes as JSON within a string, `"null"` being nothing.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/query
 * @throws {DataverseFault} not of its type; too short or too long; more than 100 results.
 */
export function readParameters(body: JsonObject, { shortest, top: usual }: Limits): SearchParameters {
  const options = readOptions(serialised(body, 'options'))
  return {
    search: checkedSearch(valueOf(body, 'search', 'string') ?? '', shortest),
    count: valueOf(body, 'count', 'boolean') ?? false,
    entities: readEntities(serialised(body, 'entities')),
    facets: texts(serialised(body, 'facets'), 'facets') ?? [],
    filter: filterText(body),
    fuzzy: valueOf(body, 'fuzzy', 'boolean') ?? false,
    ...options,
    order: (texts(serialised(body, 'orderby'), 'orderby') ?? []).map(readOrder),
    skip: checkedNumber(valueOf(body, 'skip', 'number') ?? 0, 'skip', Number.MAX_SAFE_INTEGER),
    top: checkedNumber(valueOf(body, 'top', 'number') ?? usual, 'top', most),
  }
}

export function checkedSearch(text: string, shortest: number): string {
  if (text.trim().length < shortest) throw searchRefused(`The search text must have at least ${shortest} character(s).`)
  if (text.length > longest) throw searchRefused(`The search text must have no more than ${longest} characters.`)
  return text
}

export function checkedNumber(value: number, name: string, largest: number): number {
  if (!Number.isInteger(value) || value < 0 || value > largest)
    throw searchRefused(`${name} must be a whole number, not above ${largest}.`)
  return value
}

interface Values {
  string: string
  number: number
  boolean: boolean
}

export function valueOf<T extends keyof Values>(body: JsonObject, name: string, type: T): Values[T] | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== type)
    throw malformed(
      `An error occurred while validating input parameters: Microsoft.OData.ODataException: Cannot convert the value of the parameter '${name}'.`,
    )
  return value as Values[T]
}

function filterText(body: JsonObject): string | undefined {
  const text = valueOf(body, 'filter', 'string')?.trim()
  return text === '' || text === 'null' ? undefined : text
}

function serialised(body: JsonObject, name: string): unknown {
  const text = valueOf(body, name, 'string')?.trim()
  if (text === undefined || text === '') return undefined
  try {
    return parseLooseJson(text) ?? undefined
  } catch {
    throw searchRefused(`The parameter ${name} holds no JSON.`)
  }
}

export function texts(value: unknown, name: string): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value) || !value.every((each): each is string => typeof each === 'string'))
    throw searchRefused(`${name} must be a list of texts.`)
  return value
}

/** `name`, `selectColumns`, `searchColumns` and `filter`, in upper or lower case. */
function readEntities(value: unknown): SearchEntity[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw searchRefused('entities must be a list.')
  // An empty list limits nothing.
  return value.length === 0 ? undefined : value.map(readEntity)
}

function readEntity(value: unknown): SearchEntity {
  if (typeof value !== 'object' || value === null) throw searchRefused('Each of the entities must be an object.')
  const members = new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member as unknown]))
  const [name, filter] = [members.get('name'), members.get('filter') ?? '']
  if (typeof name !== 'string' || name === '') throw searchRefused('Each of the entities must have a name.')
  if (typeof filter !== 'string') throw searchRefused('The filter of an entity must be a text.')
  const [select, search] = [
    texts(members.get('selectcolumns'), 'selectColumns'),
    texts(members.get('searchcolumns'), 'searchColumns'),
  ]
  return {
    name,
    ...(select && { selectColumns: select }),
    ...(search && { searchColumns: search }),
    ...(filter.trim() !== '' && { filter }),
  }
}

/** Best effort finds nothing more, and results are not put together by table: both are an order of the service's own. */
const withoutEffect: ReadonlySet<string> = new Set([
  'besteffortsearchenabled',
  'grouprankingenabled',
  'groupranking',
  'advancedsuggestenabled',
])

/** `{'querytype': 'lucene', 'searchmode': 'all'}`: values are texts. */
function readOptions(value: unknown): Pick<SearchParameters, 'lucene' | 'mode'> {
  const options = { lucene: false, mode: 'any' as SearchMode }
  if (value === undefined) return options
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw searchRefused('options must be an object.')
  for (const [name, chosen] of Object.entries(value)) {
    const text = String(chosen).toLowerCase()
    if (name === 'querytype') options.lucene = oneOf(name, text, ['simple', 'lucene']) === 'lucene'
    else if (name === 'searchmode') options.mode = oneOf(name, text, ['any', 'all'])
    else if (!withoutEffect.has(name)) throw new NotEmulated(`the search option ${name}`)
  }
  return options
}

export function oneOf<const T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text)
  if (found === undefined) throw searchRefused(`${name} must be one of ${allowed.join(', ')}.`)
  return found
}

export function readOrder(clause: string): SearchOrder {
  const [name = '', direction = 'asc', ...rest] = clause.trim().split(/\s+/)
  if (name === '' || rest.length > 0) throw searchRefused(`'${clause}' is no order.`)
  return { name, descending: oneOf('The direction of an order', direction, ['asc', 'desc']) === 'desc' }
}
