import { expect, test } from 'vitest'
import type { Flow } from './flow.ts'
import { PipelineCache } from './pipeline-cache.ts'

const flow = (name: string, orderKnown = true): Flow => ({
  id: name,
  name,
  table: name,
  primaryTable: 'opportunity',
  dealColumn: 'opportunityid',
  stages: [],
  orderKnown,
})

function cacheWithClock() {
  let now = Date.UTC(2026, 2, 1)
  let loadCount = 0
  const cache = new PipelineCache({ now: () => new Date(now) })
  const read = async (flows: Flow[], environmentUrl = 'https://a.crm4.dynamics.com') =>
    cache.flows(environmentUrl, () => {
      loadCount += 1
      return Promise.resolve(flows)
    })
  return { cache, read, advance: (ms: number) => (now += ms), loads: () => loadCount }
}

test('definitions are read once by readers at the same time, and again after some minutes', async () => {
  const { read, advance, loads } = cacheWithClock()
  await Promise.all([read([flow('one')]), read([flow('one')]), read([flow('one')])])
  expect(loads()).toBe(1)
  advance(4 * 60_000)
  expect(await read([flow('two')])).toMatchObject([{ name: 'one' }])
  advance(2 * 60_000)
  expect(await Promise.all([read([flow('two')]), read([flow('two')])])).toMatchObject([
    [{ name: 'two' }],
    [{ name: 'two' }],
  ])
  expect(loads()).toBe(2)
})

test('definitions whose order is unknown are read again sooner', async () => {
  const { read, advance } = cacheWithClock()
  await read([flow('one', false)])
  advance(31_000)
  expect(await read([flow('two')])).toMatchObject([{ name: 'two' }])
})

test('environments do not share definitions, and a failure is not kept', async () => {
  const { cache, read } = cacheWithClock()
  await read([flow('one')])
  expect(await read([flow('two')], 'https://b.crm4.dynamics.com')).toMatchObject([{ name: 'two' }])
  const failing = cache.flows('https://c.crm4.dynamics.com', () => Promise.reject(new Error('no right')))
  await expect(failing).rejects.toThrow('no right')
  expect(await read([flow('three')], 'https://c.crm4.dynamics.com')).toMatchObject([{ name: 'three' }])
})

test('only so many instances are remembered, the oldest forgotten first', () => {
  const { cache } = cacheWithClock()
  for (let deal = 0; deal <= 20_000; deal += 1)
    cache.rememberInstance('https://a.crm4.dynamics.com', String(deal), `i${deal}`)
  expect(cache.instanceOf('https://a.crm4.dynamics.com', '0')).toBeUndefined()
  expect(cache.instanceOf('https://a.crm4.dynamics.com', '20000')).toBe('i20000')
  expect(cache.instanceOf('https://b.crm4.dynamics.com', '20000')).toBeUndefined()
})
