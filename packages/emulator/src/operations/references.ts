import { jsonReply, noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import type { Target } from './resolve-target.ts'
import type { RequestContext } from './request-context.ts'

/** GET `…/$ref` of a lookup: one link, or nothing where the lookup is empty. */
export function retrieveReference(
  context: RequestContext,
  { target, targetTable }: Target & { kind: 'single' },
): ServiceReply {
  if (!target || !targetTable) return noContent()
  const link = `${context.root}/${targetTable.entitySetName}(${target.id})`
  return jsonReply(context, JSON.stringify({ '@odata.context': `${context.root}/$metadata#$ref`, '@odata.id': link }))
}

/** GET `…/$ref` of a collection. */
export function retrieveReferences(
  context: RequestContext,
  { rows, target }: Target & { kind: 'collection' },
): ServiceReply {
  const { environment, caller, root } = context
  environment.access.requirePrivilege(caller, 'Read', target)
  const readable = environment.access.rowFilter(caller, 'Read', target)
  const value = rows
    .filter((row) => readable === 'all' || readable(row))
    .map((row) => ({ '@odata.id': `${root}/${target.entitySetName}(${row.id})` }))
  return jsonReply(context, JSON.stringify({ '@odata.context': `${root}/$metadata#Collection($ref)`, value }))
}
