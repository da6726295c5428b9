import { retrieve } from '@liaison/dataverse'
import type { Actor } from '../deps.ts'
import { knownFlows } from '../pipelines/known-flows.ts'
import { addDealPipelineReads } from '../pipelines/read-deal-pipeline.ts'
import { queryOf } from '../records/define-mapping.ts'
import { distinctProblems } from '../records/part-problem.ts'
import { tableOf } from '../records/table-of.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { ReadRound, valueOf } from '../records/read-round.ts'
import { addTimelineReads } from '../timeline/read-timeline.ts'
import { tablesOfTimeline } from '../timeline/timeline-sources.ts'
import type { TimelineSubject } from '../timeline/timeline.mapping.ts'
import { lossReasonsOf } from './loss-reasons.ts'
import type { OpportunityScreen } from './opportunity.ts'
import { opportunityMapping } from './opportunity.mapping.ts'
import { opportunityOf } from './read-opportunity-row.ts'

/**
 * A deal with its flow and timeline, in one round trip when its flow instance was seen before, in two otherwise.
 *
 * @throws {RowNotFoundError} @throws {AccessDeniedError}
 */
export async function readOpportunity(
  { dataverseFor, pipelineCache }: ReadDeps,
  actor: Actor,
  opportunityId: string,
): Promise<OpportunityScreen> {
  const dataverse = await dataverseFor(actor)
  const subject: TimelineSubject = { table: 'opportunity', id: opportunityId }
  const { flows, problems } = await knownFlows({ pipelineCache }, dataverse)
  const tables = await dataverse.tables.getMany([
    ...tablesOfTimeline(subject.table),
    ...flows.map((flow) => flow.table),
  ])
  const dealTable = tableOf(tables, opportunityMapping.table)
  const round = new ReadRound()
  const profile = round.add(retrieve(dealTable.logicalName, opportunityId, queryOf(opportunityMapping, dealTable)))
  const flowReads = addDealPipelineReads(round, dataverse, {
    cache: pipelineCache,
    flows,
    tables,
    dealId: opportunityId,
  })
  const timelineOf = addTimelineReads(round, tables, subject)
  await round.send(dataverse)
  const row = valueOf(profile)
  const flow = await flowReads.finish()
  const { problems: timelineProblems = [], ...timeline } = timelineOf(dataverse)
  const active = flow.pipeline?.stages.find(({ id }) => id === flow.pipeline?.activeStageId)
  return {
    opportunity: opportunityOf(
      row,
      dealTable,
      dataverse.environmentUrl,
      active && { id: active.id, name: active.name },
    ),
    ...(flow.pipeline ? { pipeline: flow.pipeline } : {}),
    lossReasons: lossReasonsOf(dealTable),
    timeline,
    problems: distinctProblems([...problems, ...flow.problems, ...timelineProblems]),
  }
}
