import { action, create, entity, lookup, update, type WriteOperation } from '@liaison/dataverse'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import { closingColumns, closingParameter, closingTable, statusParameter } from './closing.mapping.ts'
import type { PlannedOperation } from './planned-operation.ts'

/** The operations as the client sends them: new rows under our ids, updates only onto the version that was read. */
export const writeOperations = (operations: readonly PlannedOperation[]): WriteOperation[] =>
  operations.map((operation) => {
    switch (operation.kind) {
      case 'create':
        return create(operation.table, operation.id, operation.values)
      case 'update':
        return update(operation.table, operation.id, operation.values, { ifMatch: operation.etag })
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
