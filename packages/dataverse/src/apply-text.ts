import type { Aggregation, AggregateQuery } from './aggregate.ts'
import { InvalidRequestError } from './errors.ts'
import { filterText, orderPath } from './filter-text.ts'
import type { TableMetadata } from './metadata.ts'
import { encodeOption } from './query-path.ts'
import type { TableLookup } from './table-lookup.ts'

/** `accounts?$apply=filter(…)/groupby((…),aggregate(…))`, percent-encoded. */
export function aggregatePath(table: TableMetadata, query: AggregateQuery, tableOf: TableLookup): string {
  return `${table.entitySetName}?$apply=${encodeOption(applyText(table, query, tableOf))}`
}

/** The `$apply` of a query, not yet percent-encoded. */
export function applyText(table: TableMetadata, query: AggregateQuery, tableOf: TableLookup): string {
  const filter = query.filter && filterText(query.filter, table, tableOf)
  const groups = (query.groupBy ?? []).map((column) => orderPath(column, table, tableOf))
  const results = Object.entries(query.aggregate ?? {}).map(([name, aggregation]) =>
    resultText(name, aggregation, table, tableOf),
  )
  if (groups.length === 0 && results.length === 0) throw nothingAsked(table)
  const aggregate = results.length === 0 ? [] : [`aggregate(${results.join(',')})`]
  const transformation =
    groups.length === 0 ? aggregate.join('') : `groupby(${[`(${groups.join(',')})`, ...aggregate].join(',')})`
  return filter === undefined ? transformation : `filter(${filter})/${transformation}`
}

function resultText(name: string, aggregation: Aggregation, table: TableMetadata, tableOf: TableLookup): string {
  // The name becomes part of the query's own text.
  if (!/^[A-Za-z_]\w*$/.test(name) || table.columns.has(name)) throw unusableName(name)
  if ('count' in aggregation) return `$count as ${name}`
  return `${orderPath(aggregation.column, table, tableOf)} with ${aggregation.with} as ${name}`
}

function nothingAsked(table: TableMetadata): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `The aggregate over ${table.displayCollectionName} (${table.logicalName}) asks for nothing.`,
    help: 'Give columns to group by, or something to aggregate.',
  })
}

function unusableName(name: string): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `${name} cannot be the name of a result.`,
    help: 'Use letters, digits and underscores, and no name that a column of the table has.',
  })
}
