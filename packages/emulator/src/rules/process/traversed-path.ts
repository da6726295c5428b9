import type { Stage } from './process-definition.ts'
import { foreignStage, invalidPath, pathEndsElsewhere, pathStartsElsewhere } from './process-faults.ts'

/** Where an instance stands: the position of its stage, and the path that leads there. */
export interface Place {
  index: number
  path: string
}

/** Checks stage and path against the definition: the path runs from the first stage to the active one, step by step. */
export function checkPlace(stages: readonly Stage[], stageId: string, path: string): Place {
  const index = indexOf(stages, stageId)
  if (index === -1) throw foreignStage(stageId)
  const ids = path
    .toLowerCase()
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const first = ids.at(0)
  const last = ids.at(-1)
  if (first === undefined || last === undefined || ids.some((id) => indexOf(stages, id) === -1)) throw invalidPath()
  if (last !== stageId) throw pathEndsElsewhere(stageId, last)
  if (first !== stages[0]!.id) throw pathStartsElsewhere(first, stages[0]!.id)
  if (ids.length !== index + 1 || ids.some((id, position) => id !== stages[position]!.id)) throw invalidPath()
  return { index, path: ids.join(',') }
}

export const indexOf = (stages: readonly Stage[], stageId: string | undefined): number =>
  stages.findIndex(({ id }) => id === stageId)
