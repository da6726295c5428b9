import type { ChangeSetResult } from './dataverse-client.ts'
import { parseGuid } from './literal.ts'
import type { TableMetadata } from './metadata.ts'
import { malformed, replyJson } from './reply-json.ts'
import type { RowKey } from './row-key.ts'
import type { RequestContext, ServiceReply } from './service-reply.ts'

/** The id of the row just created. */
export function createdId(reply: ServiceReply, table: string): string {
  const id = rowIdOf(reply)
  if (id === undefined) throw malformed(reply, writeContext(table), 'names no row')
  return id
}

/** Only the representation tells 201 from 200, and the id of a row named by an alternate key. */
export function upserted(reply: ServiceReply, table: TableMetadata, key: RowKey): { created: boolean; id: string } {
  const context = writeContext(table.entitySetName)
  const named = typeof key === 'string' ? parseGuid(key) : undefined
  const id = named ?? replyJson(reply, context)?.[table.primaryIdColumn]
  if (typeof id !== 'string') throw malformed(reply, context, 'names no row')
  return { created: reply.status === 201, id }
}

/** What an action answered; undefined when it answers nothing. */
export function actionValue(reply: ServiceReply, name: string): unknown {
  return replyJson(reply, writeContext(name))
}

export function changeSetResult(reply: ServiceReply): ChangeSetResult {
  const id = rowIdOf(reply)
  const value = reply.text.trim() === '' ? undefined : replyJson(reply, writeContext('$batch'))
  return { status: reply.status, ...(id === undefined ? {} : { id }), ...(value === undefined ? {} : { value }) }
}

/** `OData-EntityId: https://…/accounts(<guid>)`, inside a batch `Location` too. */
function rowIdOf({ headers }: ServiceReply): string | undefined {
  const url = headers['odata-entityid'] ?? headers['location'] ?? ''
  return parseGuid(/\(([^()]+)\)$/.exec(url)?.[1] ?? '')
}

const writeContext = (path: string): RequestContext => ({ request: { method: 'POST', path }, readOnly: false })
