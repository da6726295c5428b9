import { NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Table } from '../../schema/schema.ts'
import type { AggregateMethod } from '../aggregate/aggregate-columns.ts'
import {
  aliasRequired,
  groupedAndAggregated,
  invalidDateGrouping,
  noAttribute,
  plainAttributeInAggregate,
  unknownAggregate,
} from './fetch-faults.ts'
import type { DateGrouping, FetchAttribute } from './fetch-query.ts'
import type { Column } from '../../schema/schema.ts'
import type { XmlElement } from './parse-xml.ts'
import { flagOf } from './read-flags.ts'

export const methods: Readonly<Record<string, AggregateMethod>> = {
  avg: 'average',
  count: 'count',
  countcolumn: 'countcolumn',
  max: 'max',
  min: 'min',
  sum: 'sum',
}
export const dateGroupings = new Set<string>(['day', 'week', 'month', 'quarter', 'year'])
const fiscalGroupings = new Set(['fiscal-period', 'fiscal-year'])

/** `<attribute name alias aggregate groupby distinct dategrouping rowaggregate>`. */
export function readAttribute(element: XmlElement, table: Table, aggregates: boolean): FetchAttribute {
  const { name = '', alias, aggregate, dategrouping, rowaggregate } = element.attributes
  const column = columnOf(table, name)
  const groupBy = flagOf(element, 'groupby')
  if (aggregate !== undefined && groupBy) throw groupedAndAggregated()
  if (aggregates && aggregate === undefined && !groupBy) throw plainAttributeInAggregate()
  if (aggregates && alias === undefined) throw aliasRequired()
  if (rowaggregate !== undefined && rowaggregate !== 'CountChildren')
    throw new NotEmulated(`rowaggregate '${rowaggregate}' in FetchXML`)
  const method = aggregates && aggregate !== undefined ? readMethod(aggregate, flagOf(element, 'distinct')) : undefined
  const grouping = dategrouping === undefined ? undefined : readDateGrouping(dategrouping)
  return {
    column,
    groupBy,
    countChildren: rowaggregate !== undefined,
    ...(alias !== undefined && { alias }),
    ...(method && { aggregate: method }),
    ...(grouping && { dateGrouping: grouping }),
  }
}

function readMethod(name: string, distinct: boolean): AggregateMethod {
  const method = methods[name]
  if (!method) throw unknownAggregate()
  return method === 'countcolumn' && distinct ? 'countdistinct' : method
}

function readDateGrouping(name: string): DateGrouping {
  if (fiscalGroupings.has(name)) throw new NotEmulated(`dategrouping '${name}' in FetchXML`)
  if (!dateGroupings.has(name)) throw invalidDateGrouping()
  return name as DateGrouping
}

export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (!column?.read) throw noAttribute(table, name)
  return column
}
