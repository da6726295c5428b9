import { DataverseFault, NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Column, Schema, Table } from '../../schema/schema.ts'
import { namesOf } from '../table-names.ts'
import { parseXml, type XmlElement } from './parse-xml.ts'

export interface FetchLevel {
  table: Table
  columns: Column[]
  filters: XmlElement[]
  links: FetchLink[]
  orders: { column: Column; descending: boolean }[]
}

export interface FetchLink extends FetchLevel {
  alias: string
  /** Column of the linked table. */
  from: Column
  /** Column of the table above. */
  to: Column
  outer: boolean
}

export interface FetchQuery extends FetchLevel {
  count?: number
  page: number
  top?: number
  cookie?: string
  returnTotal: boolean
}

const noAttribute = (table: Table, name: string): DataverseFault =>
  new DataverseFault(
    400,
    '0x80041103',
    `'${table.logicalName}' entity doesn't contain attribute with Name = '${name}'.`,
  )

/** FetchXML with attributes, filters, orders, inner and outer links. Aggregates and distinct are not emulated. */
export function readFetchXml(source: string, schema: Schema): FetchQuery {
  const fetch = parseXml(source)
  const { aggregate, distinct, count, page, top } = fetch.attributes
  if (fetch.name !== 'fetch') throw new DataverseFault(400, '0x80041102', 'The specified entity was not found.')
  if (aggregate === 'true') throw new NotEmulated('aggregate in FetchXML')
  if (distinct === 'true') throw new NotEmulated('distinct in FetchXML')
  const entity = fetch.children.find((child) => child.name === 'entity')
  const cookie = fetch.attributes['paging-cookie']
  return {
    ...readLevel(entity ?? fetch, schema),
    page: Number(page ?? 1),
    returnTotal: fetch.attributes['returntotalrecordcount'] === 'true',
    ...(count !== undefined && { count: Number(count) }),
    ...(top !== undefined && { top: Number(top) }),
    ...(cookie !== undefined && { cookie }),
  }
}

function readLevel(element: XmlElement, schema: Schema): FetchLevel {
  const table = schema.tables.get(element.attributes['name'] ?? '')
  if (!table)
    throw new DataverseFault(
      400,
      '0x80041102',
      `The entity with a name = '${element.attributes['name'] ?? ''}' was not found in the MetadataCache.`,
    )
  const columns = new Set<Column>()
  const filters: XmlElement[] = []
  const links: FetchLink[] = []
  const orders: FetchLevel['orders'] = []
  for (const child of element.children) {
    switch (child.name) {
      case 'attribute':
        columns.add(columnOf(table, child.attributes['name'] ?? ''))
        break
      case 'all-attributes':
        for (const column of namesOf(table).properties.values()) columns.add(column)
        break
      case 'filter':
        filters.push(child)
        break
      case 'order':
        orders.push({
          column: columnOf(table, child.attributes['attribute'] ?? ''),
          descending: child.attributes['descending'] === 'true',
        })
        break
      case 'link-entity':
        links.push(readLink(child, table, schema))
        break
      default:
        throw new NotEmulated(`the element ${child.name} in FetchXML`)
    }
  }
  return { table, columns: [...columns], filters, links, orders }
}

function readLink(element: XmlElement, above: Table, schema: Schema): FetchLink {
  const { 'link-type': type = 'inner', alias, from, to } = element.attributes
  if (type !== 'inner' && type !== 'outer') throw new NotEmulated(`link-type '${type}' in FetchXML`)
  const level = readLevel(element, schema)
  if (level.orders.length > 0) throw new NotEmulated('order within link-entity in FetchXML')
  return {
    ...level,
    alias: alias ?? `${level.table.logicalName}1`,
    from: columnOf(level.table, from ?? level.table.primaryId),
    to: columnOf(above, to ?? above.primaryId),
    outer: type === 'outer',
  }
}

export function columnOf(table: Table, name: string): Column {
  const column = table.columns.get(name)
  if (!column?.read) throw noAttribute(table, name)
  return column
}
