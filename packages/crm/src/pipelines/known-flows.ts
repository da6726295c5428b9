import { type DataverseClient, DataverseError } from '@liaison/dataverse'
import { type PartProblem, partProblem } from '../records/part-problem.ts'
import type { Flow } from './flow.ts'
import type { PipelineCache } from './pipeline-cache.ts'
import { readFlows } from './read-flows.ts'

/** The flows of the reader's environment. Without the right to read their definitions: none, and a problem that says so (P38). */
export async function knownFlows(
  { pipelineCache }: { pipelineCache: PipelineCache },
  dataverse: DataverseClient,
): Promise<{ flows: Flow[]; problems: PartProblem[] }> {
  try {
    const flows = await pipelineCache.flows(dataverse.environmentUrl, async () => readFlows(dataverse))
    return { flows, problems: [] }
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error
    return { flows: [], problems: [partProblem('pipeline', error)] }
  }
}
