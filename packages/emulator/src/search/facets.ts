import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import { asTarget, readerOf } from '../query/column-reader.ts'
import { formatterOf } from '../query/formatted-value.ts'
import type { Column } from '../schema/schema.ts'
import type { StoredValue } from '../store/row.ts'
import { type FacetRequest, type FacetSort, readFacet } from './facet-request.ts'
import type { Found } from './find-documents.ts'
import { startOfInterval } from './intervals.ts'
import { searchRefused } from './search-faults.ts'
import type { SearchedTable } from './search-scope.ts'

/** One group of what was found. */
export interface Facet {
  type: 'value' | 'range'
  from?: string | number
  to?: string | number
  value?: string | number | boolean
  /** The name, where the value is the id of a row. */
  optionalValue?: string
  count: number
}

/** "Eligible attribute types for facet list fields" of the FAQ; the owner is in the page's examples. */
const facetTypes: ReadonlySet<Column['type']> = new Set<Column['type']>([
  'Lookup',
  'Owner',
  'DateTime',
  'Money',
  'Picklist',
  'Integer',
  'Customer',
  'Decimal',
  'MultiSelectPicklist',
  'State',
  'Status',
])

/** How all that was found is spread, whichever page of it is asked for. By the facets' names as they were written. */
export function facetsOf(
  context: RequestContext,
  tables: readonly SearchedTable[],
  found: readonly Found[],
  requests: readonly string[],
): Map<string, Facet[]> {
  return new Map(
    requests.map((text) => {
      const request = readFacet(text)
      return [request.name, group(request, valuesOf(context, tables, found, request))]
    }),
  )
}

interface FacetValue {
  value: string | number | boolean
  name?: string
}

function valuesOf(
  context: RequestContext,
  tables: readonly SearchedTable[],
  found: readonly Found[],
  { name, table, column }: FacetRequest,
): FacetValue[] {
  if (/^(?:@search\.)?entityname$/.test(column))
    return found.map(({ searched }) => ({ value: searched.table.logicalName }))
  const asked = tables.filter((each) => table === undefined || each.table.logicalName === table)
  const columns = new Map(
    asked.flatMap((each) => (each.columns.has(column) ? [[each, each.columns.get(column)!]] : [])),
  )
  if (columns.size === 0) throw searchRefused(`The column of the facet '${name}' is not in the search index.`)
  if (![...columns.values()].every(({ type }) => facetTypes.has(type)))
    throw searchRefused(`The column of the facet '${name}' is not facetable.`)
  const format = formatContext(context.environment, context.caller)
  return found.flatMap(({ searched, row }) => {
    const own = columns.get(searched)
    if (!own) return []
    return plainValues(own, readerOf(searched.table, own)(row), () =>
      formatterOf(searched.table, own, format)?.(readerOf(searched.table, own)(row), row),
    )
  })
}

function plainValues(column: Column, value: StoredValue, nameOf: () => string | null | undefined): FacetValue[] {
  if (value === null) return []
  const target = asTarget(value)
  if (target) return [{ value: target.id, name: nameOf() ?? '' }]
  if (column.type === 'MultiSelectPicklist' && typeof value === 'string')
    return value.split(',').map((each) => ({ value: Number(each) }))
  return [{ value: value as string | number | boolean }]
}

function group({ by, name }: FacetRequest, values: readonly FacetValue[]): Facet[] {
  switch (by.kind) {
    case 'value':
      return sorted(counted(values), by.sort).slice(0, by.count)
    case 'ranges':
      return ranges(by.bounds, values)
    case 'interval': {
      const { interval, offsetMinutes } = by
      const starts = values.map(({ value }): FacetValue => {
        if ((typeof value === 'number') !== (typeof interval === 'number'))
          throw searchRefused(`The interval of the facet '${name}' does not fit its column.`)
        if (typeof interval !== 'number') return { value: startOfInterval(String(value), interval, offsetMinutes) }
        return { value: Math.floor(Number(value) / interval) * interval }
      })
      return sorted(counted(starts), 'value')
    }
  }
}

function counted(values: readonly FacetValue[]): Facet[] {
  const groups = new Map<unknown, Facet>()
  for (const { value, name } of values) {
    const facet = groups.get(value)
    if (facet) facet.count += 1
    else groups.set(value, { type: 'value', value, ...(name !== undefined && { optionalValue: name }), count: 1 })
  }
  return [...groups.values()]
}

function sorted(facets: readonly Facet[], sort: FacetSort): Facet[] {
  const direction = sort === 'count' || sort === '-value' ? -1 : 1
  const byCount = sort.endsWith('count')
  return facets.toSorted((one, other) => {
    if (!byCount) return direction * compare(one.value, other.value)
    return direction * (one.count - other.count) || compare(one.value, other.value)
  })
}

const compare = (one: Facet['value'], other: Facet['value']): number => (one! < other! ? -1 : one! > other! ? 1 : 0)

/** Below the first bound, between each two, and from the last on. */
function ranges(bounds: readonly string[], values: readonly FacetValue[]): Facet[] {
  const limits = bounds.map(readBound)
  const comparable = values.map(({ value }) => (typeof value === 'string' ? Date.parse(value) : Number(value)))
  return [undefined, ...limits].map((from, at): Facet => {
    const to = limits[at]
    const count = comparable.filter((value) => !(from && value < from.at) && !(to && value >= to.at)).length
    return { type: 'range', ...(from && { from: from.value }), ...(to && { to: to.value }), count }
  })
}

interface Bound {
  value: string | number
  at: number
}

function readBound(text: string): Bound {
  if (text.trim() !== '' && !Number.isNaN(Number(text))) return { value: Number(text), at: Number(text) }
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`)
  if (Number.isNaN(at)) throw searchRefused(`'${text}' is no bound of a facet.`)
  return { value: new Date(at).toISOString().replace('.000Z', 'Z'), at }
}
