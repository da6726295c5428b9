import { describe, expect, test } from 'vitest'
import type { DealPipeline } from '../pipelines/pipeline.ts'
import { findTarget, pathTo } from './draft-move.ts'

const stages = ['Qualify', 'Develop', 'Propose', 'Close'].map((name) => ({
  id: `id-${name.toLowerCase()}`,
  name,
  table: 'opportunity',
}))
const [qualify, develop, propose, close] = stages as [Stage, Stage, Stage, Stage]
type Stage = (typeof stages)[number]

const standingAt = (active: number): DealPipeline => {
  const next = stages[active + 1]
  const previous = stages[active - 1]
  return {
    pipelineId: 'p',
    instanceId: 'i',
    name: 'Sales Process',
    table: 'opportunitysalesprocess',
    state: 'active',
    stages: stages.map((stage, at) => ({
      ...stage,
      position: at < active ? 'done' : at === active ? 'active' : 'upcoming',
    })),
    activeStageId: stages[active]?.id ?? '',
    ...(next ? { next } : {}),
    ...(previous ? { previous } : {}),
    etag: 'W/"1"',
  }
}

describe('a deal moves (P34)', () => {
  test('to the stage before or after, by word, name or id', () => {
    expect(findTarget(standingAt(1), 'next')).toEqual(propose)
    expect(findTarget(standingAt(1), ' PROPOSE ')).toEqual(propose)
    expect(findTarget(standingAt(1), 'previous')).toEqual(qualify)
    expect(findTarget(standingAt(1), qualify.id)).toEqual(qualify)
  })

  test('not over a stage, not beyond the ends, not to where it is', () => {
    expect(findTarget(standingAt(1), 'Close')).toBe('moves one step at a time: to Propose or Qualify')
    expect(findTarget(standingAt(3), 'next')).toBe('is the last one already')
    expect(findTarget(standingAt(0), 'previous')).toBe('is the first one already')
    expect(findTarget(standingAt(1), 'develop')).toBe('is Develop already')
    expect(findTarget(standingAt(1), 'Nirvana')).toBe(
      'has no step Nirvana in Sales Process; it can move to Propose or Qualify',
    )
  })

  test('with the path that leads there, lengthened or cut', () => {
    const traversed = [qualify.id, develop.id]
    expect(pathTo(standingAt(1), traversed, propose)).toEqual([qualify.id, develop.id, propose.id])
    expect(pathTo(standingAt(1), traversed, qualify)).toEqual([qualify.id])
    expect(pathTo(standingAt(2), [], close)).toEqual(stages.map(({ id }) => id))
  })
})
