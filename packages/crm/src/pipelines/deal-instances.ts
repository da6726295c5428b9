import { type DataverseError, type Filter, list, lookupOf, type Row, type TableMetadata } from '@liaison/dataverse'
import { type Mapped, queryOf, readMapped, rowContextOf } from '../records/define-mapping.ts'
import type { ReadRound } from '../records/read-round.ts'
import type { Flow } from './flow.ts'
import { activeInstance, instanceColumns, instanceMapping } from './pipeline.mapping.ts'

/** A deal's way through one flow. */
export interface DealInstance {
  flow: Flow
  id: string
  dealId: string
  fields: Mapped<typeof instanceMapping.fields>
}

export interface DealInstances {
  instances: DealInstance[]
  /** Of the flows whose instances this reader may not see. */
  errors: DataverseError[]
}

/** Adds the reads of instances of every flow; `filters` says for each flow which are wanted, each filter its own read. */
export function addInstanceReads(
  round: ReadRound,
  flows: readonly Flow[],
  tables: ReadonlyMap<string, TableMetadata>,
  filters: (flow: Flow, table: TableMetadata) => readonly Filter[],
  top: number,
): (environmentUrl: string) => DealInstances {
  const readings = flows.flatMap((flow) => {
    const table = tables.get(flow.table)
    if (!table) return []
    const { select = [] } = queryOf(instanceMapping, table)
    return filters(flow, table).map((filter) => ({
      flow,
      table,
      reading: round.add(
        list(flow.table, {
          select: [...select, flow.dealColumn],
          filter,
          orderBy: [{ column: instanceColumns.modifiedAt, descending: true }],
          top,
        }),
      ),
    }))
  })
  return (environmentUrl) => {
    const errors: DataverseError[] = []
    const instances = readings.flatMap(({ flow, table, reading }) => {
      const settled = reading.settled()
      if (settled.kind === 'ok')
        return settled.value.rows.flatMap((row) => instanceOf(flow, table, row, environmentUrl))
      errors.push(settled.error)
      return []
    })
    return { instances, errors }
  }
}

function instanceOf(flow: Flow, table: TableMetadata, row: Row, environmentUrl: string): DealInstance[] {
  const id = row[table.primaryIdColumn]
  const dealId = lookupOf(row, flow.dealColumn)?.id
  if (typeof id !== 'string' || dealId === undefined) return []
  return [{ flow, id, dealId, fields: readMapped(instanceMapping, row, rowContextOf(environmentUrl, table)) }]
}

/** The instance Dynamics shows for a deal: an active one before a finished or aborted one, then the last modified (P37). */
export function shownInstance(instances: readonly DealInstance[]): DealInstance | undefined {
  return [...instances].sort(
    (a, b) =>
      Number(b.fields.stateValue === activeInstance) - Number(a.fields.stateValue === activeInstance) ||
      Date.parse(b.fields.modifiedAt) - Date.parse(a.fields.modifiedAt),
  )[0]
}

/** The active stage of each deal, by the deal's id. */
export function stagesByDeal(instances: readonly DealInstance[]): Map<string, { id: string; name: string }> {
  const byDeal = new Map<string, DealInstance[]>()
  for (const instance of instances) byDeal.set(instance.dealId, [...(byDeal.get(instance.dealId) ?? []), instance])
  const stages = new Map<string, { id: string; name: string }>()
  for (const [dealId, ofDeal] of byDeal) {
    const shown = shownInstance(ofDeal)
    const stage = shown?.fields.activeStage
    if (!shown || !stage) continue
    const known = shown.flow.stages.find(({ id }) => id === stage.id)
    stages.set(dealId, { id: stage.id, name: known?.name ?? stage.name })
  }
  return stages
}
