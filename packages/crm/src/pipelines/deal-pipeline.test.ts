import { describe, expect, test } from 'vitest'
import { type DealInstance, shownInstance, stagesByDeal } from './deal-instances.ts'
import { dealPipeline, traversedStages } from './deal-pipeline.ts'
import type { Flow } from './flow.ts'

const stages = ['Qualify', 'Develop', 'Pilot', 'Propose', 'Close'].map((name) => ({
  id: name,
  name,
  table: 'opportunity',
}))
const flow: Flow = {
  id: 'flow',
  name: 'Sales',
  table: 'opportunitysalesprocess',
  primaryTable: 'opportunity',
  dealColumn: 'opportunityid',
  stages,
  orderKnown: true,
}

const anInstance = (
  activeStage: string,
  fields: Partial<DealInstance['fields']> = {},
  id = 'instance',
): DealInstance => ({
  flow,
  id,
  dealId: 'deal',
  fields: {
    activeStage: { table: 'processstage', id: activeStage, name: activeStage, url: '' },
    traversedPath: 'Qualify,Develop',
    stateValue: 0,
    statusValue: 1,
    modifiedAt: '2026-03-01T09:00:00Z',
    etag: 'W/"7"',
    ...fields,
  },
})
const positions = (instance: DealInstance, path?: string[]) =>
  dealPipeline(instance, path)?.stages.map(({ name, position }) => `${name} ${position}`)

describe("a deal's way through its flow", () => {
  test('is its own path, branches not taken left out (P36)', () => {
    const path = ['Qualify', 'Develop', 'Propose', 'Close']
    expect(positions(anInstance('Develop'), path)).toEqual([
      'Qualify done',
      'Develop active',
      'Propose upcoming',
      'Close upcoming',
    ])
    expect(dealPipeline(anInstance('Develop'), path)).toMatchObject({
      state: 'active',
      next: { name: 'Propose' },
      previous: { name: 'Qualify' },
      etag: 'W/"7"',
    })
  })

  test('ends at its ends', () => {
    expect(dealPipeline(anInstance('Qualify'), undefined)).not.toHaveProperty('previous')
    expect(dealPipeline(anInstance('Close'), undefined)).not.toHaveProperty('next')
  })

  test('leads nowhere once it is finished or aborted (P37)', () => {
    const finished = dealPipeline(anInstance('Close', { stateValue: 1, statusValue: 2 }), undefined)
    expect(finished).toMatchObject({ state: 'finished' })
    expect(finished?.stages.every(({ position }) => position === 'done')).toBe(true)
    const aborted = dealPipeline(anInstance('Develop', { stateValue: 1, statusValue: 3 }), undefined)
    expect(aborted).toMatchObject({ state: 'aborted' })
    expect(aborted).not.toHaveProperty('next')
  })

  test('shows a stage that the flow was given since', () => {
    expect(positions(anInstance('Trial'), ['Qualify', 'Trial', 'Close'])).toEqual([
      'Qualify done',
      'Trial active',
      'Close upcoming',
    ])
  })

  test('is not made up where the path does not hold the active stage', () => {
    expect(dealPipeline(anInstance('Pilot'), ['Qualify', 'Close'])).toBeUndefined()
    expect(traversedStages(anInstance('Develop', { traversedPath: ' A1,B2 ,' }))).toEqual(['a1', 'b2'])
  })
})

test('of several flows an active one is shown, then the last modified (P37)', () => {
  const finished = anInstance('Close', { stateValue: 1, modifiedAt: '2026-03-09T09:00:00Z' }, 'finished')
  const older = anInstance('Qualify', { modifiedAt: '2026-03-01T09:00:00Z' }, 'older')
  const newer = anInstance('Propose', { modifiedAt: '2026-03-02T09:00:00Z' }, 'newer')
  expect(shownInstance([finished, older, newer])?.id).toBe('newer')
  expect(shownInstance([finished])?.id).toBe('finished')
  expect(stagesByDeal([finished, older, newer]).get('deal')).toEqual({ id: 'Propose', name: 'Propose' })
})
