import { InvalidRequestError } from './errors.ts'
import type { CreatedRow } from './values.ts'

/** The `Content-ID` of an operation that comes before in the same change set. */
export type ContentIdOf = (operation: object) => number | undefined

/** `$1`, in a bind or as an address. */
export function contentReference({ table, operation }: CreatedRow, contentIdOf: ContentIdOf | undefined): string {
  const contentId = contentIdOf?.(operation)
  if (contentId === undefined) throw notCreatedBefore(table)
  return `$${contentId}`
}

function notCreatedBefore(table: string): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `rowOf refers to a new row of ${table} that no earlier operation of the same change set creates.`,
    help: 'Put the operation itself, not a copy of it, into the change set before those that refer to its row.',
  })
}
