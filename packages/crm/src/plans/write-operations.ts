import { action, create, entity, lookup, update, type WriteOperation } from '@liaison/dataverse'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import { closingColumns, closingParameter, closingTable, statusParameter } from './closing.mapping.ts'
import type { ObservedOperation } from './observe-rows.ts'

/** The operations as the client sends them: new rows under our ids, updates only onto the version that was read. */
export const writeOperations = (
  operations: readonly Pick<ObservedOperation, 'operation' | 'table'>[],
): WriteOperation[] =>
  operations.map(({ operation, table }) => {
    switch (operation.kind) {
      case 'create':
        return create(operation.table, operation.id, operation.values)
      case 'update':
        return update(operation.table, operation.id, operation.values, {
          // A table without optimistic concurrency refuses a version (0x8006088d); it was compared just before.
          ifMatch: table.optimisticConcurrency ? operation.etag : '*',
        })
      case 'close':
        return action(operation.action, {
          [statusParameter]: operation.status,
          [closingParameter]: entity(closingTable, {
            ...operation.values,
            [closingColumns.id]: operation.activityId,
            [closingColumns.deal]: lookup(opportunityMapping.table, operation.opportunityId),
          }),
        })
    }
  })
