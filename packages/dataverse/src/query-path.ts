import type { Filter } from './filter.ts'
import { filterText, orderPath } from './filter-text.ts'
import type { TableMetadata } from './metadata.ts'
import { navigationOf, propertyOf } from './names.ts'
import type { ExpandQuery, ListQuery, OrderBy, RetrieveQuery } from './query.ts'
import { type RowKey, rowPath } from './row-key.ts'
import type { TableLookup } from './table-lookup.ts'

/** The path of one row below the API's root, percent-encoded. */
export function retrievePath(table: TableMetadata, id: RowKey, query: RetrieveQuery, tableOf: TableLookup): string {
  return rowPath(table, id) + queryString([...selectOption(table, query), ...expandOption(table, query, tableOf)])
}

/** The path of a list below the API's root, percent-encoded. */
export function listPath(table: TableMetadata, query: ListQuery, tableOf: TableLookup): string {
  return (
    table.entitySetName +
    queryString([
      ...selectOption(table, query),
      ...filterOption(table, query, tableOf),
      ...orderOption(table, query, tableOf),
      ...topOption(query),
      ...(query.count === true ? [['$count', 'true'] as const] : []),
      ...expandOption(table, query, tableOf),
    ])
  )
}

/** `accounts/$count?$filter=…`, percent-encoded. */
export function countPath(table: TableMetadata, filter: Filter | undefined, tableOf: TableLookup): string {
  return `${table.entitySetName}/$count${queryString(filter ? filterOption(table, { filter }, tableOf) : [])}`
}

type Option = readonly [name: string, value: string]

const queryString = (options: readonly Option[]): string =>
  options.length === 0 ? '' : `?${options.map(([name, value]) => `${name}=${encodeOption(value)}`).join('&')}`

/** Percent-encodes a query option's value; what OData's own grammar needs stays readable. */
export function encodeOption(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(?:24|2C|2F|3A|3B|3D|40)/g, (escaped) => decodeURIComponent(escaped))
}

function selectOption(table: TableMetadata, { select }: { select?: readonly string[] }): Option[] {
  if (!select || select.length === 0) return []
  return [['$select', [...new Set(select.map((column) => propertyOf(table, column)))].join(',')]]
}

function filterOption(table: TableMetadata, { filter }: ExpandQuery, tableOf: TableLookup): Option[] {
  const text = filter && filterText(filter, table, tableOf)
  return text === undefined ? [] : [['$filter', text]]
}

function orderOption(
  table: TableMetadata,
  { orderBy }: { orderBy?: readonly OrderBy[] },
  tableOf: TableLookup,
): Option[] {
  if (!orderBy || orderBy.length === 0) return []
  const terms = orderBy.map(({ column, descending }) => orderPath(column, table, tableOf) + (descending ? ' desc' : ''))
  return [['$orderby', terms.join(',')]]
}

function topOption({ top }: { top?: number }): Option[] {
  return top === undefined ? [] : [['$top', String(top)]]
}

function expandOption(
  table: TableMetadata,
  { expand }: { expand?: Readonly<Record<string, ExpandQuery>> },
  tableOf: TableLookup,
): Option[] {
  const terms = Object.entries(expand ?? {}).map(([name, inner]) => {
    const navigation = navigationOf(table, name)
    const target = navigation.table === 'owner' ? undefined : tableOf(navigation.table)
    const options = target ? expandOptions(target, inner, tableOf) : ownerOptions(inner)
    return options.length === 0 ? name : `${name}(${options.map(([key, value]) => `${key}=${value}`).join(';')})`
  })
  return terms.length === 0 ? [] : [['$expand', terms.join(',')]]
}

const expandOptions = (table: TableMetadata, query: ExpandQuery, tableOf: TableLookup): Option[] => [
  ...selectOption(table, query),
  ...filterOption(table, query, tableOf),
  ...orderOption(table, query, tableOf),
  ...topOption(query),
  ...expandOption(table, query, tableOf),
]

/** `owner` stands for users and teams alike and has no metadata worth checking against. */
const ownerOptions = ({ select }: ExpandQuery): Option[] =>
  select && select.length > 0 ? [['$select', select.join(',')]] : []
