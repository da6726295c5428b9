import {
  type DataverseClient,
  functionCall,
  retrieve,
  type Row,
  RowNotFoundError,
  type TableMetadata,
} from '@liaison/dataverse'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import { type Reading, ReadRound, valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { closingTable } from './closing.mapping.ts'
import { readable } from './drafted-change.ts'
import type { PlannedOperation } from './planned-operation.ts'

/** A row as it stands now. `unknown`: it may not be read. */
export type ObservedRow = { kind: 'found'; row: Row } | { kind: 'missing' } | { kind: 'unknown' }

/** What an operation is about, read back. Of a closing, the deal and the activity it would have left. */
export interface ObservedOperation {
  operation: PlannedOperation
  table: TableMetadata
  target: ObservedRow
  closing?: ObservedRow
}

export interface Observation {
  /** Who the writer is in Dynamics. */
  userId: string
  /** Where it was read. */
  organizationId: string
  operations: ObservedOperation[]
}

export const modifiedByColumn = 'modifiedby'

/**
 * Everything the operations touch, and who is about to touch it, in one round trip.
 *
 * @throws {DataverseError} when the round trip itself failed. @throws {ConnectionError}
 */
export async function observeRows(
  dataverse: DataverseClient,
  operations: readonly PlannedOperation[],
): Promise<Observation> {
  const tables = await dataverse.tables.getMany([...new Set(operations.flatMap(tablesOf))])
  const round = new ReadRound()
  const whoAmI = round.add(functionCall<{ UserId: string; OrganizationId: string }>('WhoAmI'))
  const readings = operations.map((operation) => {
    const table = tableOf(tables, targetTable(operation))
    const id = operation.kind === 'close' ? operation.opportunityId : operation.id
    const expected = operation.kind === 'create' ? [] : operation.expected.map(({ column }) => column)
    const values = operation.kind === 'close' ? [] : Object.keys(operation.values)
    const select = readable(table, [...expected, ...values, modifiedByColumn])
    return {
      operation,
      table,
      target: round.add(retrieve(table.logicalName, id, { select })),
      closing: operation.kind === 'close' ? round.add(closingOf(operation, tables)) : undefined,
    }
  })
  await round.send(dataverse)
  const { UserId, OrganizationId } = valueOf(whoAmI)
  return {
    userId: UserId.toLowerCase(),
    organizationId: OrganizationId.toLowerCase(),
    operations: readings.map(({ operation, table, target, closing }) => ({
      operation,
      table,
      target: observed(target),
      ...(closing ? { closing: observed(closing) } : {}),
    })),
  }
}

function closingOf(
  { activityId }: Extract<PlannedOperation, { kind: 'close' }>,
  tables: ReadonlyMap<string, TableMetadata>,
): ReturnType<typeof retrieve> {
  return retrieve(closingTable, activityId, { select: readable(tableOf(tables, closingTable), []) })
}

function observed(reading: Reading<Row>): ObservedRow {
  const settled = reading.settled()
  if (settled.kind === 'ok') return { kind: 'found', row: settled.value }
  return { kind: settled.error instanceof RowNotFoundError ? 'missing' : 'unknown' }
}

const targetTable = (operation: PlannedOperation): string =>
  operation.kind === 'close' ? opportunityMapping.table : operation.table

const tablesOf = (operation: PlannedOperation): string[] =>
  operation.kind === 'close' ? [opportunityMapping.table, closingTable] : [operation.table]
