import {
  type DataverseClient,
  DataverseError,
  lookupOf,
  retrieve,
  type Row,
  type TableMetadata,
} from '@liaison/dataverse'
import { recordRef } from '../records/record-ref.ts'
import { type Reading, ReadRound } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { nameOf, readable } from './drafted-change.ts'
import { modifiedByColumn } from './observe-rows.ts'
import type { Plan, PlannedChange, Receipt } from './plan.ts'
import type { PlannedOperation } from './planned-operation.ts'

export interface ReceiptOptions {
  plan: Plan
  operations: readonly PlannedOperation[]
  userId: string
  at: Date
}

const createdByColumn = 'createdby'
const userTable = 'systemuser'

/**
 * What was written, as Dynamics tells it: names, and who made and last changed each record (P50). When it cannot be read
 * the receipt says what the plan says, for what was written was written.
 */
export async function readReceipt(dataverse: DataverseClient, options: ReceiptOptions): Promise<Receipt> {
  const { plan, operations, userId, at } = options
  const written = plan.changes.flatMap((change) => {
    const operation = operations.find((candidate) => isOf(candidate, change))
    return operation ? [{ change, operation }] : []
  })
  const facts = await readFacts(dataverse, written, userId).catch((error: unknown) => {
    if (error instanceof DataverseError) return undefined
    throw error
  })
  return {
    appliedAt: at.toISOString(),
    appliedBy: { name: facts?.userName ?? plan.createdBy.name, systemUserId: userId },
    records: written.map(({ change, operation }, index) => {
      const { table, id, name } = change.record
      const { createdBy, modifiedBy, name: nameNow } = facts?.rows[index] ?? {}
      return {
        ...recordRef(dataverse.environmentUrl, table, id, change.kind === 'move-stage' ? name : (nameNow ?? name)),
        changeId: change.id,
        outcome: outcomes[change.kind],
        ...(operation.kind !== 'create' || createdBy === undefined ? {} : { createdBy }),
        ...(modifiedBy === undefined ? {} : { modifiedBy }),
      }
    }),
  }
}

const outcomes: Readonly<Record<PlannedChange['kind'], Receipt['records'][number]['outcome']>> = {
  create: 'created',
  'add-note': 'created',
  update: 'updated',
  win: 'closed',
  lose: 'closed',
  'move-stage': 'moved',
}

const isOf = (operation: PlannedOperation, { id }: PlannedChange): boolean =>
  operation.kind === 'update' ? operation.changeIds.includes(id) : operation.changeId === id

interface WrittenRow {
  createdBy?: string
  modifiedBy?: string
  name?: string
}

async function readFacts(
  dataverse: DataverseClient,
  written: readonly { change: PlannedChange; operation: PlannedOperation }[],
  userId: string,
): Promise<{ userName: string | undefined; rows: WrittenRow[] }> {
  // Of a stage move it is the flow's instance that was written, not the deal.
  const rowOf = ({ change, operation }: (typeof written)[number]): { table: string; id: string } =>
    operation.kind === 'close' ? change.record : operation
  const tables = await dataverse.tables.getMany([...new Set([userTable, ...written.map((one) => rowOf(one).table)])])
  const users = tableOf(tables, userTable)
  const round = new ReadRound()
  const user = round.add(retrieve(userTable, userId, { select: readable(users, []) }))
  const readings = written.map((one) => {
    const { table: name, id } = rowOf(one)
    const table = tableOf(tables, name)
    const select = readable(table, [createdByColumn, modifiedByColumn])
    return { table, reading: round.add(retrieve(name, id, { select })) }
  })
  await round.send(dataverse)
  const me = user.settled()
  return {
    userName: me.kind === 'ok' ? nameOf(users, me.value) : undefined,
    rows: readings.map(({ table, reading }) => writtenRow(table, reading)),
  }
}

function writtenRow(table: TableMetadata, reading: Reading<Row>): WrittenRow {
  const settled = reading.settled()
  if (settled.kind === 'failed') return {}
  const createdBy = lookupOf(settled.value, createdByColumn)?.id
  const modifiedBy = lookupOf(settled.value, modifiedByColumn)?.id
  return {
    name: nameOf(table, settled.value),
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(modifiedBy === undefined ? {} : { modifiedBy }),
  }
}
