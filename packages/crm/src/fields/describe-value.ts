import { formattedOf, lookupOf, type Row } from '@liaison/dataverse'

/** A value of a row as people read it: the service's own wording where it gave one. Null when the field is empty. */
export function describeValue(column: string, row: Row): string | null {
  const reference = lookupOf(row, column)
  if (reference) return reference.name ?? reference.id
  const value = row[column]
  if (value === null || value === undefined || value === '') return null
  // A date stays as it is written in plans; in the reader's own format it would look like another value.
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  return formattedOf(row, column) ?? plainText(value)
}

const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
