import { malformed, methodNotAllowed } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { ServiceReply } from '../http/service-request.ts'
import { type JsonObject, parseBody } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import { deleteRow } from '../write/pipeline.ts'
import type { Table } from '../schema/schema.ts'
import { requireRow } from './require-row.ts'
import type { RequestContext } from './request-context.ts'
import type { Target } from './resolve-target.ts'

/**
 * PUT `emails(id)/email_activity_parties`: the party list of an activity is replaced as a whole. No other collection
 * allows it, and Microsoft's page of 2023 withdrew its example because it did not work (a switch).
 */
export function replaceParties(context: RequestContext, target: Target & { kind: 'collection' }): ServiceReply {
  const { table, row, navigation } = target
  if (navigation.table !== 'activityparty' || navigation.kind !== 'one-to-many') throw methodNotAllowed('PUT')
  if (!context.environment.switches.replacePartiesByPut) throw methodNotAllowed('PUT')
  requireRow(context, 'Write', table, row)
  const parties = parseBody(context.request.body)['value']
  if (!Array.isArray(parties)) throw malformed('The body must hold the parties in "value".')
  context.environment.store.transaction(() => {
    removeParties(context, target.target, row.id)
    for (const party of parties as JsonObject[])
      createFromBody(context, target.target, party, {
        values: { [navigation.relationship.referencingColumn]: { table: table.logicalName, id: row.id } },
        isParty: true,
      })
  })
  return noContent()
}

/** A party list that comes with an update takes the place of the one before. */
export function removeParties({ environment, caller }: RequestContext, parties: Table, activityId: string): void {
  for (const party of environment.store.referencing(parties.logicalName, 'activityid', activityId))
    deleteRow({ environment, caller, message: 'Update' }, parties, party.id)
}
