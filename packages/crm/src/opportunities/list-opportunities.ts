import {
  and,
  callQueryFunction,
  contains,
  type DataverseClient,
  eq,
  type Filter,
  isIn,
  type ListQuery,
  type TableMetadata,
} from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { addInstanceReads, shownInstance, stagesByDeal } from '../pipelines/deal-instances.ts'
import { knownFlows } from '../pipelines/known-flows.ts'
import type { PipelineCache } from '../pipelines/pipeline-cache.ts'
import { queryOf } from '../records/define-mapping.ts'
import { distinctProblems, type PartProblem, partProblem } from '../records/part-problem.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { readListPage } from '../records/read-list-page.ts'
import { ReadRound } from '../records/read-round.ts'
import type { OpportunityList, OpportunityState } from './opportunity.ts'
import { opportunityMapping, opportunityStateValues, opportunitySummaryMapping } from './opportunity.mapping.ts'
import { opportunitySummaryOf } from './read-opportunity-row.ts'

export interface OpportunityQuery {
  search?: string | undefined
  /** Default: open. */
  state?: OpportunityState | 'all' | undefined
  /** Only those the reader owns. */
  mine?: boolean | undefined
  cursor?: string | undefined
}

/**
 * Deals by name, with the active stage of each. Two round trips: a page of deals, then their stages.
 *
 * @throws {CrmError} `cursor_not_valid`
 */
export async function listOpportunities(
  deps: ReadDeps,
  actor: Actor,
  { search, state = 'open', mine = false, cursor }: OpportunityQuery,
): Promise<OpportunityList> {
  const dataverse = await deps.dataverseFor(actor)
  const table = await dataverse.tables.get(opportunityMapping.table)
  const { fields } = opportunityMapping
  const filters: Filter[] = [
    ...(search === undefined || search === '' ? [] : [contains(fields.name.column, search)]),
    ...(state === 'all' ? [] : [eq(fields.status.column, opportunityStateValues[state])]),
    ...(mine ? [callQueryFunction('EqualUserId', { PropertyName: fields.owner.column })] : []),
  ]
  const query: ListQuery = {
    ...queryOf(opportunitySummaryMapping, table),
    filter: and(...filters),
    orderBy: [{ column: fields.name.column }, { column: table.primaryIdColumn }],
  }
  const { rows, nextCursor } = await readListPage(dataverse, table.logicalName, query, cursor)
  const ids = rows.map((row) => String(row[table.primaryIdColumn]))
  const { stages, problems } = await readStages(dataverse, deps.pipelineCache, ids)
  return {
    items: rows.map((row) =>
      opportunitySummaryOf(row, table, dataverse.environmentUrl, stages.get(String(row[table.primaryIdColumn]))),
    ),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    problems,
  }
}

async function readStages(
  dataverse: DataverseClient,
  pipelineCache: PipelineCache,
  dealIds: readonly string[],
): Promise<{ stages: Map<string, { id: string; name: string }>; problems: PartProblem[] }> {
  if (dealIds.length === 0) return { stages: new Map(), problems: [] }
  const { flows, problems } = await knownFlows({ pipelineCache }, dataverse)
  const tables: ReadonlyMap<string, TableMetadata> = await dataverse.tables.getMany(flows.map(({ table }) => table))
  const round = new ReadRound()
  const ofDeals = addInstanceReads(round, flows, tables, (flow) => [isIn(flow.dealColumn, dealIds)], 5_000)
  await round.send(dataverse)
  const { instances, errors } = ofDeals(dataverse.environmentUrl)
  for (const dealId of dealIds) {
    const shown = shownInstance(instances.filter((instance) => instance.dealId === dealId))
    if (shown) pipelineCache.rememberInstance(dataverse.environmentUrl, dealId, shown.id)
  }
  const stages = stagesByDeal(instances)
  // A flow out of reach matters only where a deal is left without its stage.
  const missed = stages.size < dealIds.length ? errors : []
  return {
    stages,
    problems: distinctProblems([...problems, ...missed.map((error) => partProblem('pipeline', error))]),
  }
}
