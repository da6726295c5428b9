import type { OpportunitySummary, Pipeline } from '../../api/api.gen.ts'

export interface BoardColumn {
  name: string
  deals: OpportunitySummary[]
}

/**
 * Deals under their stages, in the order of the flows that the deals use. Flows that name a stage alike share its
 * column; deals without a flow stand in a last column, for leaving them out would make the board lie.
 */
export function arrangeBoard(pipelines: readonly Pipeline[], deals: readonly OpportunitySummary[]): BoardColumn[] {
  const columns = new Map<string, BoardColumn>()
  for (const pipeline of [...pipelines].sort((one, other) => uses(other, deals) - uses(one, deals))) {
    if (uses(pipeline, deals) === 0 && columns.size > 0) continue
    for (const stage of pipeline.stages.filter((candidate) => candidate.table === 'opportunity')) {
      if (!columns.has(stage.name)) columns.set(stage.name, { name: stage.name, deals: [] })
    }
  }
  const without: BoardColumn = { name: 'No stage', deals: [] }
  for (const deal of deals) {
    const column =
      deal.stage === undefined ? without : (columns.get(deal.stage.name) ?? addColumn(columns, deal.stage.name))
    column.deals.push(deal)
  }
  return without.deals.length === 0 ? [...columns.values()] : [...columns.values(), without]
}

function uses(pipeline: Pipeline, deals: readonly OpportunitySummary[]): number {
  const stages = new Set(pipeline.stages.map((stage) => stage.id))
  return deals.filter((deal) => deal.stage !== undefined && stages.has(deal.stage.id)).length
}

function addColumn(columns: Map<string, BoardColumn>, name: string): BoardColumn {
  const column: BoardColumn = { name, deals: [] }
  columns.set(name, column)
  return column
}
