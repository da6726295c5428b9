import { HttpFault } from '../errors/dataverse-fault.ts'
import { malformed, resourceNotFound } from '../errors/faults.ts'
import { parsePath } from '../odata/parse-path.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { missingRow, readKey, rowByKey, type RowKey } from '../operations/row-key.ts'
import type { Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'

export interface Reference {
  table: Table
  row: StoredRow
}

type LinkContext = Pick<RequestContext, 'environment' | 'contentIds'>

/** The row a link names: `/contacts(id)`, `contacts(id)`, an absolute URL, an alternate key, or `$1` within a change set. */
export function resolveReference(context: LinkContext, link: unknown): Reference {
  const { table, key } = readLink(context, link)
  const row = rowByKey(context.environment.store, table, key)
  if (!row) throw missingRow(table, key)
  return { table, row }
}

/** The table and the key in a link; nothing says yet that the row is there. */
export function readLink(context: LinkContext, link: unknown): { table: Table; key: RowKey } {
  if (typeof link !== 'string' || link === '') throw malformed(`'${String(link)}' is not a valid entity reference.`)
  const path = relativePath(replaceContentId(link, context.contentIds))
  const [segment, ...rest] = parsePath(path)
  if (!segment || rest.length > 0 || segment.inner === undefined)
    throw malformed(`'${link}' is not a valid entity reference.`)
  const table = context.environment.schema.byEntitySetName.get(segment.name)
  if (!table) throw resourceNotFound(segment.name)
  return { table, key: readKey(table, segment.inner, new Map()) }
}

/** `$1` or `$1/…` → what the operation with that Content-ID made. */
export function replaceContentId(link: string, contentIds: ReadonlyMap<string, string>): string {
  const reference = /^\/?\$(\w+)/.exec(link)
  if (!reference) return link
  const url = contentIds.get(reference[1]!)
  if (url === undefined)
    throw new HttpFault(
      400,
      { 'content-type': 'text/plain; charset=utf-8' },
      `Content-ID Reference: '$${reference[1]}' does not exist in the batch context.`,
    )
  return url + link.slice(reference[0].length)
}

function relativePath(link: string): string {
  const path = link.replace(/^https?:\/\/[^/]+/i, '')
  return path.replace(/^\/?(?:[^/]+\/)?api\/data\/v\d+\.\d+\//i, '').replace(/^\//, '')
}
