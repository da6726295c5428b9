import { NotEmulated } from '../errors/dataverse-fault.ts'
import { compileFilters } from '../query/fetch-xml/fetch-conditions.ts'
import { rowScope } from '../query/fetch-xml/fetch-scope.ts'
import { parseXml, type XmlElement } from '../query/fetch-xml/parse-xml.ts'
import type { FilterContext, Predicate } from '../query/filter-context.ts'
import type { Table } from '../schema/schema.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'

/** What a table's Quick Find view says to the search (learn.microsoft.com "Configure Dataverse search"). */
export interface QuickFind {
  /** Column names; those that are searched, those that are shown, those that its filter asks. */
  find: readonly string[]
  view: readonly string[]
  filtered: readonly string[]
  filters: readonly XmlElement[]
}

const quickFindView = 4

/** Of the default Quick Find view: others play no part. Undefined: the table has none. */
export function quickFindOf(store: Store, table: Table): QuickFind | undefined {
  for (const { values } of store.rows('savedquery')) {
    if (values['querytype'] !== quickFindView || values['isdefault'] !== true) continue
    if (values['returnedtypecode'] === table.logicalName)
      return readQuickFind(textOf(values['fetchxml']), textOf(values['layoutxml']))
  }
  return undefined
}

/** Columns of related tables are ignored, as the page says. */
export function readQuickFind(fetchXml: string, layoutXml: string): QuickFind {
  const entity = parseXml(fetchXml).children.find(({ name }) => name === 'entity')
  const filters = entity?.children.filter(({ name }) => name === 'filter') ?? []
  const [searched, other] = [filters.filter(isFind), filters.filter((filter) => !isFind(filter))]
  const row = layoutXml === '' ? undefined : parseXml(layoutXml).children.find(({ name }) => name === 'row')
  const cells = row?.children.map(({ attributes }) => attributes['name'] ?? '') ?? []
  return {
    find: [...new Set(searched.flatMap(conditionColumns))],
    view: cells.filter((name) => name !== '' && !name.includes('.')),
    filtered: [...new Set(other.flatMap(conditionColumns))],
    filters: other,
  }
}

const isFind = ({ attributes }: XmlElement): boolean => /^(1|true)$/.test(attributes['isquickfindfields'] ?? '')

function conditionColumns({ name, attributes, children }: XmlElement): string[] {
  if (name === 'link-entity') return []
  const own = attributes['attribute']
  return [...(name === 'condition' && own !== undefined ? [own] : []), ...children.flatMap(conditionColumns)]
}

/** Which rows the view's own filter lets through. */
export function compileQuickFindFilter({ filters }: QuickFind, table: Table, context: FilterContext): Predicate {
  const [unsupported] = filters.flatMap(operators).filter((operator) => withoutSearch.has(operator))
  if (unsupported !== undefined) throw new NotEmulated(`search with the operator ${unsupported} in a Quick Find view`)
  return compileFilters(filters, {
    scope: rowScope(context.schema, table, table.logicalName),
    context,
    links: () => {
      throw new NotEmulated('search with a related table in the filter of a Quick Find view')
    },
  })
}

const operators = ({ attributes, children }: XmlElement): string[] => [
  attributes['operator'] ?? '',
  ...children.flatMap(operators),
]

/** "Filter clauses not supported by Dataverse search": what becomes of them the page does not say. */
const withoutSearch: ReadonlySet<string> = new Set([
  'like',
  'not-like',
  'begins-with',
  'not-begin-with',
  'ends-with',
  'not-end-with',
  'eq-userlanguage',
  'under',
  'eq-or-under',
  'not-under',
  'above',
  'eq-or-above',
  'not-null',
  'null',
])
