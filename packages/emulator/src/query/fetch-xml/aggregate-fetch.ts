import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { AnnotationFilter } from '../../odata/preferences.ts'
import type { StoredValue } from '../../store/row.ts'
import { readerOf } from '../column-reader.ts'
import { compareKeys } from '../compile-order.ts'
import { dateParts } from '../date-parts.ts'
import { grouped, type FormatContext } from '../formatted-value.ts'
import { aggregate, type Group } from '../aggregate/aggregate.ts'
import { checkGroupColumn, checkMeasure, type GroupColumn, type Measure } from '../aggregate/aggregate-columns.ts'
import { renderGroups } from '../aggregate/render-groups.ts'
import { familyOf } from '../compare-values.ts'
import { aliasRequired } from './fetch-faults.ts'
import { orderKeyOf } from './fetch-order.ts'
import { allLinks, type FetchAttribute, type FetchQuery } from './fetch-query.ts'
import type { FetchResult, Place } from './fetch-scope.ts'

/** The groups of `<fetch aggregate='true'>` as JSON, in the order asked for. */
export function aggregateFetch(
  query: FetchQuery,
  results: Iterable<FetchResult>,
  annotations: AnnotationFilter | undefined,
  context: FormatContext,
): string[] {
  const columns: GroupColumn<FetchResult>[] = []
  const measures: Measure<FetchResult>[] = []
  for (const { attribute, place } of attributesOf(query)) {
    if (attribute.groupBy) columns.push(groupColumn(attribute, place))
    else measures.push(measure(attribute, place))
  }
  const groups = aggregate(results, columns, measures, query.aggregateLimit)
  const sorted = inOrder(groups, query, columns, measures, context)
  return renderGroups(sorted, { columns, measures, ...(annotations && { annotations }) }, context)
}

function attributesOf(query: FetchQuery): { attribute: FetchAttribute; place: Place<FetchResult> }[] {
  const own: Place<FetchResult> = { table: query.table, rowOf: ({ row }) => row }
  return [
    ...query.attributes.map((attribute) => ({ attribute, place: own })),
    ...allLinks(query).flatMap((link) => {
      const place: Place<FetchResult> = { table: link.table, rowOf: ({ linked }) => linked.get(link) }
      return link.attributes.map((attribute) => ({ attribute, place }))
    }),
  ]
}

function reader({ column }: FetchAttribute, { table, rowOf }: Place<FetchResult>) {
  const read = readerOf(table, column)
  return (result: FetchResult): StoredValue => {
    const row = rowOf(result)
    return row ? read(row) : null
  }
}

function groupColumn(attribute: FetchAttribute, place: Place<FetchResult>): GroupColumn<FetchResult> {
  const { column, alias = '', dateGrouping } = attribute
  checkGroupColumn(column)
  const read = reader(attribute, place)
  const shared = { alias, column, table: place.table }
  const isDate = familyOf(column) === 'instant' || familyOf(column) === 'date'
  if (!isDate) return { ...shared, read }
  if (!dateGrouping) throw new NotEmulated('grouping by a date without dategrouping in FetchXML')
  const part = dateParts[dateGrouping]
  return {
    ...shared,
    read(result) {
      const value = read(result)
      return typeof value === 'string' ? part(new Date(value)) : null
    },
    comparable: (value) => (typeof value === 'number' ? value : null),
    format: (value) => grouped(Number(value), 0),
  }
}

function measure(attribute: FetchAttribute, place: Place<FetchResult>): Measure<FetchResult> {
  const { column, alias = '', aggregate: method = 'count' } = attribute
  if (method === 'count') return { alias, method }
  checkMeasure(method, column)
  return { alias, method, column, table: place.table, read: reader(attribute, place), rowOf: place.rowOf }
}

function inOrder(
  groups: readonly Group<FetchResult>[],
  query: FetchQuery,
  columns: readonly GroupColumn<FetchResult>[],
  measures: readonly Measure<FetchResult>[],
  context: FormatContext,
): readonly Group<FetchResult>[] {
  const orders = [query, ...allLinks(query)].flatMap(({ orders: own }) => own)
  if (orders.length === 0) return groups
  const keys = orders.map((order) => {
    const alias = order.by === 'alias' ? order.alias : ''
    const column = columns.findIndex((each) => each.alias === alias)
    const at = measures.findIndex((each) => each.alias === alias)
    if (column < 0 && at < 0) throw aliasRequired()
    const found = columns[column]
    const key = found && (found.comparable ?? orderKeyOf(found.table, found.column, query.rawOrder, context))
    return {
      descending: order.descending,
      of: (group: Group<FetchResult>) => (key ? key(group.keys[column] ?? null) : (group.values[at] ?? null)),
    }
  })
  return groups.toSorted((one, other) => {
    for (const { descending, of } of keys) {
      const difference = compareKeys(of(one), of(other), true)
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  })
}
