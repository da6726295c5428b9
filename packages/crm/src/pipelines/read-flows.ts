import { type DataverseClient, eq, functionCall, list, type Row } from '@liaison/dataverse'
import { queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import { type Reading, ReadRound } from '../records/read-round.ts'
import type { Flow } from './flow.ts'
import { orderStages, type RankedStage } from './order-stages.ts'
import {
  activeFlows,
  activePathFunction,
  activePathParameters,
  dealTable,
  flowMapping,
  instanceColumns,
  stageFlowColumn,
  stageMapping,
} from './pipeline.mapping.ts'

type Definition = Omit<Flow, 'stages' | 'orderKnown'>

/**
 * The activated flows that deals go through, with their stages in order. Three round trips, so their result is kept.
 *
 * @throws {DataverseError} when the definitions may not be read; a flow whose instances may not is answered all the same.
 */
export async function readFlows(dataverse: DataverseClient): Promise<Flow[]> {
  const definitions = await readDefinitions(dataverse)
  const round = new ReadRound()
  const stageTable = await dataverse.tables.get(stageMapping.table)
  const parts = definitions.map((flow) => ({
    flow,
    stages: round.add(
      list(stageMapping.table, { ...queryOf(stageMapping, stageTable), filter: eq(stageFlowColumn, flow.id) }),
    ),
    latest: round.add(
      list(flow.table, {
        select: [instanceColumns.modifiedAt],
        orderBy: [{ column: instanceColumns.modifiedAt, descending: true }],
        top: 1,
      }),
    ),
  }))
  await round.send(dataverse)
  const instanceIds = await Promise.all(
    parts.map(async ({ flow, latest }) => {
      const settled = latest.settled()
      const id =
        settled.kind === 'ok' && settled.value.rows[0]?.[(await dataverse.tables.get(flow.table)).primaryIdColumn]
      return typeof id === 'string' ? id : undefined
    }),
  )
  const paths = await readPaths(dataverse, instanceIds)
  const context = rowContextOf(dataverse.environmentUrl, stageTable)
  return parts.map(({ flow, stages }, index) => {
    const settled = stages.settled()
    if (settled.kind === 'failed') throw settled.error
    const ranked: RankedStage[] = settled.value.rows.map((row) => readMapped(stageMapping, row, context))
    const path = paths[index]
    return { ...flow, stages: orderStages(ranked, path), orderKnown: path !== undefined }
  })
}

async function readDefinitions(dataverse: DataverseClient): Promise<Definition[]> {
  const tables = await dataverse.tables.getMany([flowMapping.table, stageMapping.table, dealTable])
  const flowTable = tables.get(flowMapping.table)
  const deals = tables.get(dealTable)
  if (!flowTable || !deals) return []
  const context = rowContextOf(dataverse.environmentUrl, flowTable)
  const [page] = await dataverse.batch([
    list(flowMapping.table, {
      ...queryOf(flowMapping, flowTable),
      filter: activeFlows,
      orderBy: [{ column: flowMapping.fields.name.column }],
    }),
  ])
  return page.rows.flatMap((row) => {
    const flow = readMapped(flowMapping, row, context)
    const toDeal = deals.oneToMany.find(({ referencingTable }) => referencingTable === flow.table)
    return toDeal ? [{ ...flow, dealColumn: toDeal.referencingColumn }] : []
  })
}

/** The paths of instances, as stage ids in order; undefined where there is no instance or it may not be read. */
async function readPaths(
  dataverse: DataverseClient,
  instanceIds: readonly (string | undefined)[],
): Promise<(string[] | undefined)[]> {
  const round = new ReadRound()
  const readings = instanceIds.map((id) => (id === undefined ? undefined : addPathRead(round, id)))
  await round.send(dataverse)
  return readings.map((reading) => {
    const settled = reading?.settled()
    return settled?.kind === 'ok' && settled.value.value.length > 0 ? stageIdsOf(settled.value) : undefined
  })
}

export interface PathReply {
  value: Row[]
}

export const addPathRead = (round: ReadRound, instanceId: string): Reading<PathReply> =>
  round.add(functionCall<PathReply>(activePathFunction, activePathParameters(instanceId)))

export const stageIdsOf = ({ value }: PathReply): string[] =>
  value.flatMap((row) => {
    const id = row[stageMapping.fields.id.column]
    return typeof id === 'string' ? [id] : []
  })
