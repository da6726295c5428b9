import type { Stage } from './pipeline.ts'

export interface RankedStage extends Stage {
  /** The category's number; stages usually go through categories in this order. */
  categoryRank?: number
}

const rankOf = ({ categoryRank }: RankedStage): number => categoryRank ?? Number.POSITIVE_INFINITY

/**
 * The stages of a flow in order. Rows come in none: `path`, the path of one deal, gives it. Stages of branches that deal
 * did not take go behind the last stage that is not of a later category. Without a path the category alone decides.
 */
export function orderStages(stages: readonly RankedStage[], path: readonly string[] | undefined): Stage[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]))
  const ordered = (path ?? []).flatMap((id) => byId.get(id) ?? [])
  const taken = new Set(ordered)
  const others = stages
    .filter((stage) => !taken.has(stage))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name))
  for (const stage of others) {
    const behind = ordered.findLastIndex((placed) => rankOf(placed) <= rankOf(stage))
    ordered.splice(behind + 1, 0, stage)
  }
  return ordered.map(({ categoryRank: _rank, ...stage }) => stage)
}
