import { type DataverseClient, InvalidRequestError, type ListQuery, type Row } from '@liaison/dataverse'
import { invalidCursor } from './invalid-cursor.ts'

export const listPageSize = 50

export interface ListPage {
  rows: Row[]
  nextCursor?: string
}

/**
 * One page of a list. The cursor wraps the service's own next link, which the client follows only within this table of
 * this environment: it cannot be bent to another address. Empty pages are passed over: they end nothing (P39).
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function readListPage(
  dataverse: DataverseClient,
  table: string,
  query: ListQuery,
  cursor: string | undefined,
): Promise<ListPage> {
  const options = cursor === undefined ? {} : { continueAt: Buffer.from(cursor, 'base64url').toString('utf8') }
  try {
    for await (const { rows, nextLink } of dataverse
      .list(table, { ...query, maxPageSize: listPageSize }, options)
      .pages()) {
      if (rows.length === 0 && nextLink !== undefined) continue
      return { rows, ...(nextLink === undefined ? {} : { nextCursor: Buffer.from(nextLink).toString('base64url') }) }
    }
  } catch (error) {
    const refusedByClient = error instanceof InvalidRequestError && error.status === undefined
    if (cursor !== undefined && refusedByClient) throw invalidCursor()
    throw error
  }
  return { rows: [] }
}
