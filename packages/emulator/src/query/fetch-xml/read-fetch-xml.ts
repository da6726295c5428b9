import { DataverseFault, NotEmulated } from '../../errors/dataverse-fault.ts'
import type { Schema, Table } from '../../schema/schema.ts'
import { aggregateLimit } from '../aggregate/aggregate.ts'
import { namesOf } from '../table-names.ts'
import {
  duplicateAlias,
  invalidLinkType,
  invalidNode,
  linkAttributesInPairs,
  missingAttribute,
  missingElement,
  noEntity,
  noFetch,
  orderMayNot,
  orderNeeds,
  tooManyConditions,
  tooManyLinks,
} from './fetch-faults.ts'
import {
  allLinks,
  type FetchAttribute,
  type FetchLevel,
  type FetchLink,
  type FetchOrder,
  type FetchQuery,
  type LinkType,
} from './fetch-query.ts'
import { intersectTable } from './intersect-table.ts'
import { parseXml, type XmlElement } from './parse-xml.ts'
import { columnOf, readAttribute } from './read-attribute.ts'
import { countOf, flagOf } from './read-flags.ts'
import { largestPage } from '../list-query.ts'

/** Reads a document and resolves its names. Source: learn.microsoft.com, "Query data using FetchXml" and its reference. */
export function readFetchXml(source: string, schema: Schema): FetchQuery {
  const fetch = parseXml(source)
  if (fetch.name !== 'fetch') throw noFetch()
  const entity = fetch.children.find((child) => child.name === 'entity')
  if (!entity) throw missingElement()
  if (fetch.attributes['datasource'] !== undefined) throw new NotEmulated('datasource in FetchXML')
  const { conditions, links } = countElements(entity)
  if (links > 15) throw tooManyLinks()
  if (conditions + links > 500) throw tooManyConditions()

  const aggregates = isTrue(fetch.attributes['aggregate'])
  const level = new LevelReader(schema, aggregates).read(entity)
  const [count, top, limit] = [countOf(fetch, 'count'), countOf(fetch, 'top'), countOf(fetch, 'aggregatelimit')]
  // "This value cannot exceed 5,000" (reference, fetch element).
  if (top !== undefined && top > largestPage) throw new NotEmulated('top of more than 5,000 in FetchXML')
  const cookie = fetch.attributes['paging-cookie']
  flagOf(fetch, 'no-lock')
  refuseSameAliases(level)
  return {
    ...level,
    aggregate: aggregates,
    aggregateLimit: Math.min(limit ?? aggregateLimit, aggregateLimit),
    distinct: flagOf(fetch, 'distinct'),
    rawOrder: flagOf(fetch, 'useraworderby'),
    page: countOf(fetch, 'page') ?? 1,
    returnTotal: isTrue(fetch.attributes['returntotalrecordcount']),
    ...(count !== undefined && { count }),
    ...(top !== undefined && { top }),
    ...(cookie !== undefined && cookie !== '' && { cookie }),
  }
}

const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1'

function countElements(element: XmlElement): { conditions: number; links: number } {
  const own = {
    conditions: element.name === 'condition' ? 1 : 0,
    links: element.name === 'link-entity' ? 1 : 0,
  }
  for (const child of element.children) {
    const below = countElements(child)
    own.conditions += below.conditions
    own.links += below.links
  }
  return own
}

function refuseSameAliases(level: FetchLevel): void {
  const links = allLinks(level)
  const aliases = [level, ...links].flatMap(({ attributes }) => attributes.flatMap(({ alias }) => alias ?? []))
  for (const list of [aliases, links.map(({ alias }) => alias)])
    if (new Set(list).size < list.length) throw duplicateAlias()
}

export const joining: Readonly<Record<string, LinkType>> = {
  inner: 'inner',
  natural: 'inner',
  outer: 'outer',
  exists: 'exists',
  // Differs from `exists` only in the SQL it becomes.
  in: 'exists',
  matchfirstrowusingcrossapply: 'matchfirstrowusingcrossapply',
}

/** Within a filter. `not all` means the same as `any`, says the page; `all` asks for rows of which none matches. */
export const filtering: Readonly<Record<string, LinkType>> = {
  any: 'any',
  'not any': 'not any',
  all: 'all',
  'not all': 'any',
}

export class LevelReader {
  readonly #schema: Schema
  readonly #aggregates: boolean
  /** How many links each table has had, for the names of those without alias. */
  readonly #linked = new Map<string, number>()

  constructor(schema: Schema, aggregates: boolean) {
    this.#schema = schema
    this.#aggregates = aggregates
  }

  read(element: XmlElement): FetchLevel {
    const { name = '' } = element.attributes
    const table = this.#schema.tables.get(name) ?? intersectTable(this.#schema, name)
    if (!table) throw noEntity(name)
    const attributes: FetchAttribute[] = []
    const level: FetchLevel = { table, attributes, unnamed: true, filters: [], links: [], orders: [] }
    for (const child of element.children) {
      switch (child.name) {
        case 'attribute':
          level.unnamed = false
          attributes.push(readAttribute(child, table, this.#aggregates))
          break
        case 'all-attributes':
          level.unnamed = false
          attributes.push(...allAttributes(table))
          break
        case 'no-attrs':
          level.unnamed = false
          break
        case 'filter':
          level.filters.push(child)
          break
        case 'order':
          level.orders.push(this.#order(child, table))
          break
        case 'link-entity':
          level.links.push(this.link(child, table))
          break
        default:
          throw invalidNode()
      }
    }
    return level
  }

  /** A link of an entity or of another link, or of a filter. */
  link(element: XmlElement, above: Table, within: 'entity' | 'filter' = 'entity'): FetchLink {
    const { alias, from, to } = element.attributes
    const name = element.attributes['link-type'] ?? 'inner'
    const type = (within === 'entity' ? joining : filtering)[name]
    if (!type) {
      // Which of the other family the service takes in this place is not documented.
      if ((within === 'entity' ? filtering : joining)[name])
        throw new NotEmulated(`link-type '${name}' within ${within} in FetchXML`)
      throw invalidLinkType()
    }
    const level = this.read(element)
    if ((from === undefined) !== (to === undefined)) throw linkAttributesInPairs()
    if (from === undefined || to === undefined) throw new NotEmulated('link-entity without from and to in FetchXML')
    if (type !== 'inner' && type !== 'outer' && type !== 'matchfirstrowusingcrossapply' && level.attributes.length > 0)
      throw new NotEmulated(`columns of a link of type '${name}' in FetchXML`)
    return {
      ...level,
      type,
      from: columnOf(level.table, from),
      to: columnOf(above, to),
      alias: alias ?? this.#nameFor(level.table, from === level.table.primaryId),
    }
  }

  /** Many-to-one: the table's name. One-to-many: its name and which of its links this is. */
  #nameFor({ logicalName }: Table, manyToOne: boolean): string {
    const number = (this.#linked.get(logicalName) ?? 0) + 1
    this.#linked.set(logicalName, number)
    if (!manyToOne) return `${logicalName}${number}`
    if (number > 1) throw new NotEmulated(`several links to ${logicalName} without alias in FetchXML`)
    return logicalName
  }

  #order(element: XmlElement, table: Table): FetchOrder {
    const { attribute, alias, entityname } = element.attributes
    const descending = flagOf(element, 'descending')
    if (this.#aggregates) {
      if (attribute !== undefined) throw orderMayNot('attribute')
      if (alias === undefined) throw orderNeeds('alias')
      return { descending, by: 'alias', alias }
    }
    if (alias !== undefined) throw orderMayNot('alias')
    if (attribute === undefined) throw orderNeeds('attribute')
    if (entityname !== undefined) return { descending, by: 'linked', entityName: entityname, attribute }
    return { descending, by: 'column', column: columnOf(table, attribute) }
  }
}

/** What `<all-attributes/>` stands for. */
export const allAttributes = (table: Table): FetchAttribute[] =>
  [...namesOf(table).properties.values()].map((column) => ({ column, groupBy: false, countChildren: false }))

export function requiredAttribute(element: XmlElement, name: string): string {
  const value = element.attributes[name]
  if (value === undefined) throw missingAttribute()
  return value
}

export const entitiesDiffer = (): DataverseFault =>
  new DataverseFault(
    400,
    '0x80041128',
    'The entity name specified in fetchxml does not match the entity name specified in the Entity or Query Expression.',
  )
