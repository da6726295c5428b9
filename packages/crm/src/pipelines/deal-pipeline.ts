import type { DealInstance } from './deal-instances.ts'
import { abortedStatus, activeInstance } from './pipeline.mapping.ts'
import type { DealPipeline, Stage } from './pipeline.ts'

/**
 * Where a deal stands. `path` is the order of its own stages; without it (it could not be read) the flow's order stands
 * in, which is the same unless the flow branches.
 */
export function dealPipeline(instance: DealInstance, path: readonly string[] | undefined): DealPipeline | undefined {
  const { flow, fields } = instance
  const activeStageId = fields.activeStage?.id
  if (activeStageId === undefined) return undefined
  const state = stateOf(instance)
  const stages = stagesOnPath(instance, path)
  const at = stages.findIndex(({ id }) => id === activeStageId)
  if (at === -1) return undefined
  const next = stages[at + 1]
  const previous = stages[at - 1]
  return {
    pipelineId: flow.id,
    instanceId: instance.id,
    name: flow.name,
    table: flow.table,
    state,
    stages: stages.map((stage, index) => ({ ...stage, position: positionOf(index, at, state) })),
    activeStageId,
    ...(state === 'active' && next ? { next } : {}),
    ...(state === 'active' && previous ? { previous } : {}),
    etag: fields.etag,
  }
}

function stateOf({ fields }: DealInstance): DealPipeline['state'] {
  if (fields.stateValue === activeInstance) return 'active'
  return fields.statusValue === abortedStatus ? 'aborted' : 'finished'
}

function positionOf(index: number, at: number, state: DealPipeline['state']): 'done' | 'active' | 'upcoming' {
  if (state === 'finished' || index < at) return 'done'
  return index === at ? 'active' : 'upcoming'
}

function stagesOnPath({ flow, fields }: DealInstance, path: readonly string[] | undefined): Stage[] {
  if (!path) return flow.stages
  const known = new Map(flow.stages.map((stage) => [stage.id, stage]))
  const active = fields.activeStage
  // A flow may have been given another stage since its definition was read.
  if (active && !known.has(active.id))
    known.set(active.id, { id: active.id, name: active.name, table: flow.primaryTable })
  return path.flatMap((id) => known.get(id) ?? [])
}

/** The stages a deal went through to where it is, in order; empty where the service does not say. */
export const traversedStages = ({ fields }: DealInstance): string[] =>
  (fields.traversedPath ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim().toLowerCase()]))
