import { type ColumnMetadata, formattedOf, lookupOf, type Row } from '@liaison/dataverse'
import { formatLike } from '../fields/format-like.ts'

export const currencyColumn = 'transactioncurrencyid'

/** How an amount will read in the row: like the one that stands there, or with the name of the row's currency. */
export function describeAfter(column: ColumnMetadata | undefined, text: string | null, row: Row): string | null {
  if (column?.type !== 'Money' || text === null) return text
  const sample = formattedOf(row, column.logicalName)
  const alike = sample === undefined ? undefined : formatLike(sample, text)
  const currency = lookupOf(row, currencyColumn)?.name
  return alike ?? (currency === undefined ? text : `${text} ${currency}`)
}
