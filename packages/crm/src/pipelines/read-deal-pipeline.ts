import { type DataverseClient, eq, type TableMetadata } from '@liaison/dataverse'
import { type PartProblem, partProblem } from '../records/part-problem.ts'
import { type Reading, ReadRound } from '../records/read-round.ts'
import { addInstanceReads, type DealInstance, shownInstance } from './deal-instances.ts'
import { dealPipeline, traversedStages } from './deal-pipeline.ts'
import type { Flow } from './flow.ts'
import type { PipelineCache } from './pipeline-cache.ts'
import type { DealPipeline } from './pipeline.ts'
import { addPathRead, type PathReply, stageIdsOf } from './read-flows.ts'

export interface DealPipelineReading {
  /** Absent when the deal is in no flow, or in none the reader may see: then a problem says so. */
  pipeline?: DealPipeline
  /** Stages the deal went through to where it is, in order. */
  traversedStageIds: string[]
  problems: PartProblem[]
}

/** Instances of one flow for one deal; the service allows several, though one is the rule. */
const instancesPerFlow = 5

/**
 * Adds the reads of a deal's flow to a round. The path can only be asked for by the instance's id: when that is known
 * from an earlier read it goes along, otherwise `finish` makes a round trip of its own.
 */
export function addDealPipelineReads(
  round: ReadRound,
  dataverse: DataverseClient,
  {
    cache,
    flows,
    tables,
    dealId,
  }: {
    cache: PipelineCache
    flows: readonly Flow[]
    tables: ReadonlyMap<string, TableMetadata>
    dealId: string
  },
): { finish(): Promise<DealPipelineReading> } {
  const { environmentUrl } = dataverse
  const ofDeal = addInstanceReads(round, flows, tables, (flow) => [eq(flow.dealColumn, dealId)], instancesPerFlow)
  const expectedId = cache.instanceOf(environmentUrl, dealId)
  const expectedPath = expectedId === undefined ? undefined : addPathRead(round, expectedId)
  return {
    async finish() {
      const { instances, errors } = ofDeal(environmentUrl)
      const shown = shownInstance(instances)
      if (!shown) return { traversedStageIds: [], problems: errors.map((error) => partProblem('pipeline', error)) }
      cache.rememberInstance(environmentUrl, dealId, shown.id)
      return readingOf(shown, expectedPath && expectedId === shown.id ? expectedPath : await readPath(dataverse, shown))
    },
  }
}

async function readPath(dataverse: DataverseClient, { id }: DealInstance): Promise<Reading<PathReply>> {
  const round = new ReadRound()
  const reading = addPathRead(round, id)
  await round.send(dataverse)
  return reading
}

function readingOf(instance: DealInstance, path: Reading<PathReply>): DealPipelineReading {
  const settled = path.settled()
  const pipeline = dealPipeline(instance, settled.kind === 'ok' ? stageIdsOf(settled.value) : undefined)
  return {
    ...(pipeline ? { pipeline } : {}),
    traversedStageIds: traversedStages(instance),
    problems: settled.kind === 'ok' ? [] : [partProblem('pipeline', settled.error)],
  }
}
