import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPipelines, PipelineList } from '../src/index.ts'
import { type EmulatedEnvironment, startEmulatedEnvironment } from './emulated-environment.ts'

let environment: EmulatedEnvironment
beforeAll(async () => {
  environment = await startEmulatedEnvironment()
})
afterAll(async () => environment.stop())

test('pipelines are the activated flows of deals, with their stages in the order deals go through them (P36)', async () => {
  const { deps, actor } = environment
  const pipelines = await listPipelines(deps, actor('mia'))
  expect(PipelineList.parse(pipelines)).toEqual(pipelines)
  const sales = pipelines.items.find(({ table }) => table === 'opportunitysalesprocess')
  expect(sales).toMatchObject({ name: 'Opportunity Sales Process', primaryTable: 'opportunity', orderKnown: true })
  expect(sales?.stages.map(({ name }) => name)).toEqual(['Qualify', 'Develop', 'Propose', 'Close'])
  const fromLead = pipelines.items.find(({ table }) => table === 'leadtoopportunitysalesprocess')
  expect(fromLead?.stages.map(({ table }) => table)).toEqual(['lead', 'opportunity', 'opportunity', 'opportunity'])
})

test('pipelines that were read a moment ago are not read again', async () => {
  const { deps, actor, emulator } = environment
  const first = await listPipelines(deps, actor('mia'))
  const before = emulator.roundTrips()
  expect(await listPipelines(deps, actor('tom'))).toEqual(first)
  expect(emulator.roundTrips()).toBe(before)
})
