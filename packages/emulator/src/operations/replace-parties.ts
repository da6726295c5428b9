import { malformed, methodNotAllowed } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { type JsonObject, parseBody } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import { deleteRow } from '../write/pipeline.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'

/** PUT `emails(id)/email_activity_parties`: the party list of an activity is replaced as a whole. No other collection allows it. */
export function replaceParties(context: RequestContext, target: Target & { kind: 'collection' }): ServiceReply {
  const { table, row, navigation, rows } = target
  if (navigation.table !== 'activityparty' || navigation.kind !== 'one-to-many') throw methodNotAllowed('PUT')
  requireRow(context, 'Write', table, row)
  const parties = parseBody(context.request.body)['value']
  if (!Array.isArray(parties)) throw malformed('The body must hold the parties in "value".')
  const { environment, caller } = context
  environment.store.transaction(() => {
    for (const party of rows) deleteRow({ environment, caller, message: 'Update' }, target.target, party.id)
    for (const party of parties as JsonObject[])
      createFromBody(context, target.target, party, {
        values: { [navigation.relationship.referencingColumn]: { table: table.logicalName, id: row.id } },
      })
  })
  return noContent()
}
