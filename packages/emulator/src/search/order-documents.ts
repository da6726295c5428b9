import { compareKeys, type OrderKey } from '../query/compile-order.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { formatContext } from '../operations/user-language.ts'
import { readerOf } from '../query/column-reader.ts'
import { isText } from '../query/compare-values.ts'
import { formatterOf } from '../query/formatted-value.ts'
import { isLookup } from '../query/table-names.ts'
import type { Found } from './find-documents.ts'
import { searchRefused } from './search-faults.ts'
import type { SearchOrder } from './search-parameters.ts'
import type { SearchedTable } from './search-scope.ts'

const score = '@search.score'

/** In place of the order of relevance. A table that lacks the column comes as if it were empty. */
export function orderDocuments<T extends Found>(
  context: RequestContext,
  tables: readonly SearchedTable[],
  found: readonly T[],
  order: readonly SearchOrder[],
): readonly T[] {
  if (order.length === 0) return found
  const keys = order.map(({ name }) => keyReader(context, tables, name))
  const keyed = found.map((document) => ({ document, keys: keys.map(({ read }) => read(document)) }))
  return keyed
    .toSorted((one, other) => {
      for (const [at, { descending }] of order.entries()) {
        const difference = compareKeys(one.keys[at]!, other.keys[at]!, keys[at]!.textual)
        if (difference !== 0) return descending ? -difference : difference
      }
      return 0
    })
    .map(({ document }) => document)
}

interface KeyReader {
  textual: boolean
  read: (found: Found) => OrderKey
}

function keyReader(context: RequestContext, tables: readonly SearchedTable[], name: string): KeyReader {
  if (name === score) return { textual: false, read: (found) => found.score }
  const readers = new Map(
    tables.flatMap((searched) => {
      const column = searched.columns.get(name)
      return column ? [[searched, { column, read: readerOf(searched.table, column) }] as const] : []
    }),
  )
  const [first] = readers.values()
  if (!first) throw searchRefused(`The column '${name}' of the order is not in the search index.`)
  const format = formatContext(context.environment, context.caller)
  return {
    textual: isText(first.column) || isLookup(first.column),
    read({ searched, row }) {
      const reader = readers.get(searched)
      const value = reader?.read(row) ?? null
      if (typeof value === 'boolean') return Number(value)
      if (typeof value === 'object') return value && formatterOf(searched.table, reader!.column, format)!(value, row)
      return value
    },
  }
}
