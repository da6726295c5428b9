import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'
import { noContent } from '../http/reply.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { rowByKey, type RowKey } from '../operations/row-key.ts'
import { applyBody } from '../operations/update.ts'
import type { Table } from '../schema/schema.ts'
import type { JsonObject } from '../write/decode-body.ts'
import { createFromBody } from '../write/deep-insert.ts'
import { readLink } from '../write/resolve-reference.ts'
import { readTargets } from './create-multiple.ts'
import type { ActionOperation } from './operation.ts'

/**
 * Bound to an entity set; each target names its row by `@odata.id`, mostly with an alternate key, or by its primary key.
 * Rows that are there are changed, the others made; all or none. The answer does not tell which (Web API reference).
 */
export const upsertMultiple: ActionOperation = {
  kind: 'action',
  name: 'UpsertMultiple',
  boundTo: 'any',
  run(context, body, binding) {
    const table = binding!.table
    const targets = readTargets(body, table)
    return context.environment.store.transaction(() => {
      for (const target of targets) upsert(context, table, target)
      return noContent()
    })
  },
}

function upsert(context: RequestContext, table: Table, target: JsonObject): void {
  const key = keyOf(context, table, target)
  const row = rowByKey(context.environment.store, table, key)
  if (row) applyBody(context, table, row, target, key)
  else createFromBody(context, table, target, key.kind === 'id' ? { id: key.id } : { values: key.values })
}

function keyOf(context: RequestContext, table: Table, target: JsonObject): RowKey {
  const link = target['@odata.id']
  const id = target[table.primaryId]
  if (typeof link === 'string') {
    const named = readLink(context, link)
    if (named.table !== table) throw malformed(`'${link}' is not a row of ${table.entitySetName}.`)
    return named.key
  }
  if (typeof id === 'string') return { kind: 'id', id: id.toLowerCase() }
  throw new NotEmulated('a target of UpsertMultiple without a key')
}
