import { InvalidRequestError } from './errors.ts'
import type { TableMetadata } from './metadata.ts'

/**
 * A next link that was kept outside between two requests, and may have been changed there: it must lead to a further
 * page of the same table of the same environment. Otherwise it is used unchanged, as the service wants it.
 */
export function checkedContinuation(link: string, environmentUrl: string, table: TableMetadata): string {
  const url = URL.canParse(link) ? new URL(link) : undefined
  const samePlace =
    url?.origin === environmentUrl &&
    url.pathname === `/api/data/v9.2/${table.entitySetName}` &&
    url.searchParams.has('$skiptoken') &&
    url.hash === ''
  if (samePlace) return link
  throw new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `This link does not lead to a further page of ${table.displayCollectionName}.`,
    help: 'Start the list again.',
  })
}
