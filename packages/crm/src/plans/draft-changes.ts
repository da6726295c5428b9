import type { DataverseClient, TableMetadata } from '@liaison/dataverse'
import { CrmError } from '../crm-error.ts'
import { salesTables } from '../custom-tables/custom-table.mapping.ts'
import { isOwn } from '../custom-tables/find-custom-tables.ts'
import type { Flow } from '../pipelines/flow.ts'
import { knownFlows } from '../pipelines/known-flows.ts'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import type { PipelineCache } from '../pipelines/pipeline-cache.ts'
import { ReadRound } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { noteMapping } from '../timeline/timeline.mapping.ts'
import { closingTable } from './closing.mapping.ts'
import { draftClose } from './draft-close.ts'
import { draftCreate } from './draft-create.ts'
import { draftMove } from './draft-move.ts'
import { draftNote } from './draft-note.ts'
import type { DraftedChange, Drafting, Finish } from './drafted-change.ts'
import { draftUpdate } from './draft-update.ts'
import type { ProposedChange } from './proposal.ts'

export interface DraftOptions {
  pipelineCache: PipelineCache
  /** The id of the row that the change at this position creates. */
  rowIdAt: (position: number) => string
}

/**
 * Drafts every change: metadata first, then all rows concerned in one round trip, then the records that are named in
 * fields. Writes nothing.
 *
 * @throws {CrmError} `table_not_writable` @throws {RowNotFoundError} @throws {UnknownNameError}
 */
export async function draftChanges(
  dataverse: DataverseClient,
  changes: readonly ProposedChange[],
  { pipelineCache, rowIdAt }: DraftOptions,
): Promise<DraftedChange[]> {
  const moves = changes.some(({ kind }) => kind === 'move-stage')
  const flows = moves ? (await knownFlows({ pipelineCache }, dataverse)).flows : []
  const tables = await dataverse.tables.getMany([
    ...new Set([...changes.flatMap(tablesOf), ...flows.map(({ table }) => table)]),
  ])
  for (const change of changes) {
    if (change.kind === 'create' || change.kind === 'update') refuseForeign(tableOf(tables, change.table))
  }
  const round = new ReadRound()
  const finishes = changes.map((change, position) =>
    draft(
      { dataverse, pipelineCache, tables, round, changeId: `c${position + 1}`, rowId: rowIdAt(position) },
      change,
      flows,
    ),
  )
  await round.send(dataverse)
  return Promise.all(finishes.map(async (finish) => finish()))
}

function draft(drafting: Drafting, change: ProposedChange, flows: readonly Flow[]): Finish {
  switch (change.kind) {
    case 'create':
      return draftCreate(drafting, change)
    case 'update':
      return draftUpdate(drafting, change)
    case 'add-note':
      return draftNote(drafting, change)
    case 'win':
    case 'lose':
      return draftClose(drafting, change)
    case 'move-stage':
      return draftMove(drafting, change, flows)
  }
}

function tablesOf(change: ProposedChange): string[] {
  switch (change.kind) {
    case 'create':
    case 'update':
      return [change.table]
    case 'add-note':
      return [noteMapping.table, change.regarding.table]
    case 'win':
    case 'lose':
      return [opportunityMapping.table, closingTable]
    case 'move-stage':
      return [opportunityMapping.table]
  }
}

/** Activities, users, settings and the like have rules of their own, which a plan of fields would pass by. */
function refuseForeign(table: TableMetadata): void {
  if (salesTables.includes(table.logicalName) || isOwn(table)) return
  throw new CrmError({
    code: 'table_not_writable',
    message: `${table.displayCollectionName} are not written here.`,
    help: "Accounts, contacts, opportunities and your organisation's own tables can be created and changed.",
  })
}
