import type { ExpandItem } from '../odata/parse-expand.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { writeSkipToken } from './paging-cookie.ts'
import type { ExpandContext } from './render-expand.ts'
import type { CollectionNavigation } from './table-names.ts'

interface ExpandedCollection {
  item: ExpandItem
  navigation: CollectionNavigation
  parent: Table
  row: StoredRow
  target: Table
  shown: readonly StoredRow[]
  /** As many rows as the page holds: whether there are more is not looked at. */
  full: boolean
  context: ExpandContext
}

/**
 * `<nav>@odata.nextLink` of an expanded collection. With nested expands it leads to the rows that did not fit, of which
 * there may be none: the page shows it for the only contact of an account with a page size of 1. With single-level ones
 * it is there all the same and repeats the rows already given (recorded behaviour, switchable).
 */
export function expandedNextLink(collection: ExpandedCollection): string {
  const { item, navigation, parent, row, target, shown, full, context } = collection
  const [first, last] = [shown[0], shown.at(-1)]
  if (!context.list && !context.nested) return ''
  if (context.nested ? !full : !context.environment.switches.expandNextLink) return ''
  const options = optionsOf(item)
  if (context.nested && first && last) {
    const token = writeSkipToken(2, target.primaryId, [], { keys: [], id: first.id }, { keys: [], id: last.id })
    options.push(`$skiptoken=${token}`)
  }
  const query = options.length === 0 ? '' : `?${options.join('&')}`
  const link = `${context.root}/${parent.entitySetName}(${row.id})/${navigation.name}${query}`
  return `,${JSON.stringify(`${navigation.name}@odata.nextLink`)}:${JSON.stringify(link)}`
}

function optionsOf(item: ExpandItem): string[] {
  const options: string[] = []
  if (item.select) options.push(`$select=${item.select.join(',')}`)
  if (item.filter !== undefined) options.push(`$filter=${encodeURIComponent(item.filter)}`)
  if (item.orderBy !== undefined) options.push(`$orderby=${encodeURIComponent(item.orderBy)}`)
  if (item.top !== undefined) options.push(`$top=${item.top}`)
  if (item.expand) options.push(`$expand=${encodeURIComponent(item.expand.map(writeItem).join(','))}`)
  return options
}

function writeItem(item: ExpandItem): string {
  const inner = [
    item.select && `$select=${item.select.join(',')}`,
    item.filter !== undefined && `$filter=${item.filter}`,
    item.expand && `$expand=${item.expand.map(writeItem).join(',')}`,
  ].filter((part) => typeof part === 'string')
  return inner.length === 0 ? item.navigation : `${item.navigation}(${inner.join(';')})`
}
