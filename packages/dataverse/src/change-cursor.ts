import { leadsTo } from './continuation-link.ts'
import { InvalidRequestError, MalformedReplyError } from './errors.ts'
import type { TableMetadata } from './metadata.ts'
import { propertyOf } from './names.ts'

/**
 * A cursor is the delta link itself: opaque, made by the service and sent back unchanged, as OData wants it. It was kept
 * outside meanwhile, so it must lead to changes of the same table of the same environment, with the columns asked for.
 *
 * @throws {InvalidRequestError} before anything is sent.
 */
export function linkOfCursor(
  cursor: string,
  environmentUrl: string,
  table: TableMetadata,
  select?: readonly string[],
): string {
  if (!isDeltaLink(cursor, environmentUrl, table)) {
    throw refused(`This cursor was not made by reading the changes of ${table.displayCollectionName} here.`)
  }
  const columns = new URL(cursor).searchParams.get('$select')?.split(',')
  const added = columns && select?.find((column) => !columns.includes(propertyOf(table, column)))
  // A column that joins later is missing from every row that does not change, so the rows have to be read anew.
  if (added !== undefined) {
    throw refused(`This cursor of ${table.displayCollectionName} was made without the column ${added}.`)
  }
  return cursor
}

/** The cursor in the reply of a last page: what cannot be used again later is refused at once. */
export function cursorOfLink(link: unknown, environmentUrl: string, table: TableMetadata): string {
  if (typeof link === 'string' && isDeltaLink(link, environmentUrl, table)) return link
  throw new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: `The last page of the changes of ${table.displayCollectionName} does not say where they go on.`,
    help: 'Check the address of the environment: it must be the one Dynamics itself uses. If it lasts, look for a proxy in between.',
    sent: true,
  })
}

const isDeltaLink = (link: string, environmentUrl: string, table: TableMetadata): boolean =>
  leadsTo(link, { environmentUrl, table, option: '$deltatoken' })

const refused = (message: string): InvalidRequestError =>
  new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `${message} Nothing was sent.`,
    help: 'Read the table again without a cursor, with the columns you need.',
  })
