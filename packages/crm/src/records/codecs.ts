import { etagOf, formattedOf, linkOf, type Row } from '@liaison/dataverse'
import type { Money } from './money.ts'
import { type RecordRef, recordRefOf } from './record-ref.ts'

export interface RowContext {
  environmentUrl: string
  /** Logical name of the row's table. */
  table: string
  /** Under which the row's currency is expanded; absent for tables without money. */
  currencyNavigation?: string
}

/** Reads one of our fields out of a row. */
export interface Codec<T> {
  read(row: Row, column: string, context: RowContext): T
  /** Columns it needs beside its own. */
  alsoReads?: readonly string[]
  /** Whether the row's currency has to come with it. */
  needsCurrency?: boolean
}

const stringAt = (row: Row, column: string): string | undefined => {
  const value = row[column]
  return typeof value === 'string' && value !== '' ? value : undefined
}
const numberAt = (row: Row, column: string): number | undefined => {
  const value = row[column]
  return typeof value === 'number' ? value : undefined
}

/** Text that is always there; empty where the service has none. */
export const text: Codec<string> = { read: (row, column) => stringAt(row, column) ?? '' }
export const optionalText: Codec<string | undefined> = { read: stringAt }
export const optionalNumber: Codec<number | undefined> = { read: numberAt }
export const yesNo: Codec<boolean> = { read: (row, column) => row[column] === true }
/** Label in the reader's language. */
export const choiceLabel: Codec<string | undefined> = {
  read: (row, column) => (row[column] === null ? undefined : formattedOf(row, column)),
}
/** ISO 8601, UTC. */
export const instant: Codec<string> = text
/** `yyyy-mm-dd`. A column that keeps a time gives the date the service wrote, moved through no time zone (P28). */
export const optionalDate: Codec<string | undefined> = { read: (row, column) => stringAt(row, column)?.slice(0, 10) }

/** A lookup. Name the table where it can only be one, in case the reply does not. */
export const reference = (table?: string): Codec<RecordRef | undefined> => ({
  read: (row, column, { environmentUrl }) => recordRefOf(environmentUrl, row, column, table),
})

/** The row's page in Dynamics; on the primary key. */
export const link: Codec<string> = {
  read: (row, column, { environmentUrl, table }) => linkOf(environmentUrl, table, stringAt(row, column) ?? ''),
}

/** The row version, on any column. */
export const etag: Codec<string> = { read: (row) => etagOf(row) ?? '' }

/** ISO 4217's "no currency": for rows of which the reader may not see the currency. */
const unknownCurrency = 'XXX'

export const money: Codec<Money> = {
  needsCurrency: true,
  read: (row, column, { currencyNavigation }) => {
    const amount = numberAt(row, column)
    if (amount === undefined) return null
    const currency = currencyNavigation === undefined ? undefined : row[currencyNavigation]
    return {
      amount: String(amount),
      currency: isoCodeOf(currency) ?? unknownCurrency,
      formatted: formattedOf(row, column) ?? String(amount),
    }
  },
}

function isoCodeOf(currency: unknown): string | undefined {
  return typeof currency === 'object' && currency !== null ? stringAt(currency as Row, 'isocurrencycode') : undefined
}

/** A record's state by its number, with the label of the finer status. */
export const status = <State extends string>(
  states: Readonly<Record<number, State>>,
  fallback: State,
  statusColumn: string,
): Codec<{ state: State; label: string }> => ({
  alsoReads: [statusColumn],
  read: (row, column) => {
    const state = states[numberAt(row, column) ?? -1] ?? fallback
    return { state, label: formattedOf(row, statusColumn) ?? formattedOf(row, column) ?? state }
  },
})
