import { MalformedReplyError } from './errors.ts'
import { fetchPages } from './fetch-pages.ts'
import { retrieve } from './operations.ts'
import type { Reader } from './reader.ts'
import type { RequestOptions } from './request-options.ts'
import type { Page, Row } from './row.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'

interface StoredQueryTools {
  service: Service
  schema: Schema
  reader: Reader
}

/**
 * A view is read and its FetchXML run: how the pages of `?savedQuery=…` follow each other is on none of Microsoft's pages
 * read, and a first page alone would look like the whole (P39).
 */
export async function* storedQueryPages(
  { service, schema, reader }: StoredQueryTools,
  table: 'savedquery' | 'userquery',
  id: string,
  options: RequestOptions,
): AsyncGenerator<Page, void, undefined> {
  const view = (await reader.one(retrieve(table, id, { select: ['fetchxml'] }), options)) as Row
  const fetchXml = view['fetchxml']
  if (typeof fetchXml !== 'string') throw withoutQuery()
  yield* fetchPages(service, schema, fetchXml, options)
}

function withoutQuery(): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The view has no query.',
    help: 'Open the view in Dynamics and see whether it works there.',
    sent: true,
  })
}
