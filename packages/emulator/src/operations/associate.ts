import { malformed, methodNotAllowed } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { bindTo, parseBody } from '../write/decode-body.ts'
import { attach } from '../write/deep-insert.ts'
import { resolveReference } from '../write/resolve-reference.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'
import { writeChanges } from './update.ts'

/** POST `set(id)/collection/$ref` with `{"@odata.id": …}`. */
export function associate(context: RequestContext, target: Target & { kind: 'collection' }): ServiceReply {
  const { table, row, navigation } = target
  const reference = resolveReference(context, parseBody(context.request.body)['@odata.id'])
  const isActivity = navigation.table === 'activitypointer' && reference.table.isActivity
  if (reference.table.logicalName !== navigation.table && !isActivity)
    throw malformed(
      `A resource of type 'Microsoft.Dynamics.CRM.${reference.table.logicalName}' cannot be bound to the navigation property '${navigation.name}'.`,
    )
  if (navigation.kind === 'one-to-many') requireRow(context, 'AppendTo', table, row)
  context.environment.store.transaction(() => attach(context, navigation, { table, id: row.id }, reference.row.id))
  return noContent()
}

/** PUT `set(id)/lookup/$ref`. */
export function setReference(context: RequestContext, target: Target & { kind: 'single' }): ServiceReply {
  if (target.suffix !== '$ref') throw methodNotAllowed('PUT')
  const { table, row, navigation } = target
  requireRow(context, 'Write', table, row)
  const link = bindTo(context, navigation, parseBody(context.request.body)['@odata.id'])
  writeChanges(context, table, row, { [navigation.column.logicalName]: link })
  return noContent()
}
