import { InvalidRequestError } from './errors.ts'
import type { TableMetadata } from './metadata.ts'

/** Whether it is a link to this table of this environment that carries the option, and nothing else but options. */
export function leadsTo(
  link: string,
  { environmentUrl, table, option }: { environmentUrl: string; table: TableMetadata; option: string },
): boolean {
  const url = URL.canParse(link) ? new URL(link) : undefined
  return (
    url?.origin === environmentUrl &&
    url.pathname === `/api/data/v9.2/${table.entitySetName}` &&
    url.searchParams.has(option) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  )
}

/**
 * A next link that was kept outside between two requests, and may have been changed there: it must lead to a further
 * page of the same table of the same environment. Otherwise it is used unchanged, as the service wants it.
 */
export function checkedContinuation(link: string, environmentUrl: string, table: TableMetadata): string {
  if (leadsTo(link, { environmentUrl, table, option: '$skiptoken' })) return link
  throw new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `This link does not lead to a further page of ${table.displayCollectionName}.`,
    help: 'Start the list again.',
  })
}
