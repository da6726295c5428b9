import { type DataverseClient, lookup, retrieve, type TableMetadata } from '@liaison/dataverse'
import { sameWords } from '../fields/find-column.ts'
import { stateColumn } from '../fields/form-columns.mapping.ts'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'
import type { Flow } from '../pipelines/flow.ts'
import { instanceColumns, stageMapping } from '../pipelines/pipeline.mapping.ts'
import type { DealPipeline, Stage } from '../pipelines/pipeline.ts'
import { addDealPipelineReads } from '../pipelines/read-deal-pipeline.ts'
import { recordRef } from '../records/record-ref.ts'
import { valueOf } from '../records/read-round.ts'
import { tableOf } from '../records/table-of.ts'
import { type DraftedChange, type Drafting, type Finish, nameOf, readable, refusedFor } from './drafted-change.ts'
import type { ProposedOf } from './proposal.ts'
import { closedProblem, isActive, stateLabelOf } from './row-state.ts'

/** One stage along the flow: active stage and path are written together (P34). */
export function draftMove(
  drafting: Drafting,
  { opportunityId, to }: ProposedOf<'move-stage'>,
  flows: readonly Flow[],
): Finish {
  const { dataverse, tables, round, pipelineCache } = drafting
  const deals = tableOf(tables, opportunityMapping.table)
  const dealId = opportunityId.toLowerCase()
  const reading = round.add(retrieve(deals.logicalName, dealId, { select: readable(deals, [stateColumn]) }))
  const flowReads = addDealPipelineReads(round, dataverse, { cache: pipelineCache, flows, tables, dealId })
  return async () => {
    const row = valueOf(reading)
    if (!isActive(row)) return refusedFor(stateColumn, stateLabelOf(deals), closedProblem(row))
    const { pipeline, traversedStageIds, problems } = await flowReads.finish()
    const refused = (problem: string): DraftedChange => refusedFor(instanceColumns.activeStage, 'Stage', problem)
    if (!pipeline) return refused(problems[0]?.title ?? 'cannot be moved: the deal is in no process flow')
    if (pipeline.state !== 'active') return refused(`cannot be moved: ${pipeline.name} is ${pipeline.state}`)
    const target = findTarget(pipeline, to)
    if (typeof target === 'string') return refused(target)
    return draftOf({ dataverse, changeId: drafting.changeId }, pipeline, {
      deal: { id: dealId, name: nameOf(deals, row), table: deals },
      target,
      path: pathTo(pipeline, traversedStageIds, target),
      instances: tableOf(tables, pipeline.table),
    })
  }
}

/** The stage that is meant, or what is wrong with it. */
export function findTarget(pipeline: DealPipeline, to: string): Stage | string {
  const { next, previous, stages, activeStageId } = pipeline
  const words = sameWords(to)
  const isMeant = ({ id, name }: Stage): boolean => id === words || sameWords(name) === words
  const reachable = [next, previous].filter((stage) => stage !== undefined)
  const target = words === 'next' ? next : words === 'previous' ? previous : reachable.find(isMeant)
  if (target === undefined) {
    if (words === 'next') return 'is the last one already'
    if (words === 'previous') return 'is the first one already'
    const choice = reachable.map(({ name }) => name).join(' or ')
    const active = stages.find(({ id }) => id === activeStageId)
    if (active && isMeant(active)) return `is ${active.name} already`
    return stages.some(isMeant)
      ? `moves one step at a time: to ${choice}`
      : `has no step ${to} in ${pipeline.name}; it can move to ${choice}`
  }
  // A stage of another table needs a record of that table, which is a plan of its own.
  if (target === next && target.table !== opportunityMapping.table) {
    return `${target.name} works on another record (${target.table}): move it in Dynamics, where that record can be chosen`
  }
  return target
}

export function pathTo(pipeline: DealPipeline, traversed: readonly string[], target: Stage): string[] {
  const { stages, activeStageId } = pipeline
  const ids = stages.map(({ id }) => id)
  const upToActive = ids.slice(0, ids.indexOf(activeStageId) + 1)
  const path = traversed.at(-1) === activeStageId ? traversed : upToActive
  const back = path.indexOf(target.id)
  return back === -1 ? [...path, target.id] : path.slice(0, back + 1)
}

interface Move {
  deal: { id: string; name: string; table: TableMetadata }
  target: Stage
  path: readonly string[]
  instances: TableMetadata
}

function draftOf(
  { dataverse, changeId }: { dataverse: DataverseClient; changeId: string },
  pipeline: DealPipeline,
  { deal, target, path, instances }: Move,
): DraftedChange {
  const active = pipeline.stages.find(({ id }) => id === pipeline.activeStageId)
  const stage = {
    column: instanceColumns.activeStage,
    label: instances.columns.get(instanceColumns.activeStage)?.displayName ?? instanceColumns.activeStage,
    before: active?.name ?? null,
    after: target.name,
  }
  return {
    kind: 'drafted',
    change: {
      id: changeId,
      kind: 'move-stage',
      title: `Move “${deal.name}” to ${target.name}`,
      record: recordRef(dataverse.environmentUrl, deal.table.logicalName, deal.id, deal.name),
      fields: [stage],
      warnings: [],
    },
    operation: {
      kind: 'update',
      changeIds: [changeId],
      table: pipeline.table,
      id: pipeline.instanceId,
      etag: pipeline.etag,
      values: {
        [instanceColumns.activeStage]: lookup(stageMapping.table, target.id),
        [instanceColumns.traversedPath]: path.join(','),
      },
      expected: [stage],
    },
  }
}
