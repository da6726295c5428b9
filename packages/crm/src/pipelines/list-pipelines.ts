import type { Actor } from '../deps.ts'
import type { ReadDeps } from '../records/read-deps.ts'
import { pipelineOf } from './flow.ts'
import type { PipelineList } from './pipeline.ts'
import { readFlows } from './read-flows.ts'

/**
 * The activated flows that deals go through.
 *
 * @throws {DataverseError} when the reader may not read their definitions.
 */
export async function listPipelines({ dataverseFor, pipelineCache }: ReadDeps, actor: Actor): Promise<PipelineList> {
  const dataverse = await dataverseFor(actor)
  const flows = await pipelineCache.flows(dataverse.environmentUrl, async () => readFlows(dataverse))
  return { items: flows.map(pipelineOf) }
}
