import { unresolvedParameters } from '../errors/faults.ts'
import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import { noContent } from '../http/reply.ts'
import { requireRow } from '../operations/require-row.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Table } from '../schema/schema.ts'
import { decodeBody, type JsonObject } from '../write/decode-body.ts'
import { updateRow } from '../write/pipeline.ts'
import type { ActionOperation } from './operation.ts'
import { referenceOf } from './parameters.ts'

const mergeable = new Set(['account', 'contact', 'lead', 'incident'])

/** Of the two states in which a lead is not open, the one that does not say that it became a customer. */
const inactiveState = (table: Table): number => (table.logicalName === 'lead' ? 2 : 1)

/**
 * The subordinate hands its children to the target and becomes inactive, pointing at it.
 *
 * @throws {DataverseFault} 0x80045305 for one row with itself, 0x80045304 for rows that are not active (error codes).
 */
export const merge: ActionOperation = {
  kind: 'action',
  name: 'Merge',
  run(context, body) {
    const { environment, caller } = context
    const target = referenceOf(context, body['Target'])
    const subordinate = referenceOf(context, body['Subordinate'])
    const { table } = target
    if (subordinate.table !== table) throw unresolvedParameters()
    if (subordinate.row.id === target.row.id)
      throw new DataverseFault(
        400,
        '0x80045305',
        'Merge cannot be performed on master and sub-entities that are identical.',
      )
    if (!mergeable.has(table.logicalName)) throw new NotEmulated(`Merge of ${table.logicalName}`)
    requireRow(context, 'Write', table, target.row)
    requireRow(context, 'Write', table, subordinate.row)
    if (target.row.values['statecode'] !== 0 || subordinate.row.values['statecode'] !== 0)
      throw new DataverseFault(400, '0x80045304', 'Merge cannot be performed on entity that is inactive.')
    const write = { environment, caller, message: 'Merge' }
    return environment.store.transaction(() => {
      const content = body['UpdateContent']
      if (typeof content === 'object' && content !== null)
        updateRow(write, table, target.row.id, decodeBody(context, table, content as JsonObject, 'update').values)
      handOver(context, table, subordinate.row.id, target.row.id)
      updateRow(write, table, subordinate.row.id, {
        statecode: inactiveState(table),
        merged: true,
        masterid: { table: table.logicalName, id: target.row.id },
      })
      return noContent()
    })
  },
}

function handOver(context: RequestContext, table: Table, from: string, to: string): void {
  const { environment, caller } = context
  for (const relationship of table.oneToMany) {
    const child = environment.schema.tables.get(relationship.referencingTable)
    const column = relationship.referencingColumn
    if (!child || child.logicalName === 'activitypointer' || column === 'masterid') continue
    for (const row of environment.store.referencing(child.logicalName, column, from)) {
      if (asTarget(row.values[column])?.table !== table.logicalName) continue
      updateRow({ environment, caller, message: 'Merge' }, child, row.id, {
        [column]: { table: table.logicalName, id: to },
      })
    }
  }
}
