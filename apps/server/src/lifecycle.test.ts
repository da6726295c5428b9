import { expect, test } from 'vitest'
import { createLifecycle, type Phase } from './lifecycle.ts'

function recorded(names: string[], failing?: string) {
  const calls: string[] = []
  const phases = names.map((name): Phase => ({
    name,
    async start() {
      if (name === failing) throw new Error(`${name} failed`)
      calls.push(`+${name}`)
    },
    stop: async () => void calls.push(`-${name}`),
  }))
  return { calls, phases }
}

const noTrouble = () => undefined

test('phases start in order and stop in reverse', async () => {
  const { calls, phases } = recorded(['database', 'jobs', 'http'])
  const lifecycle = createLifecycle(phases, noTrouble)
  await lifecycle.start()
  await lifecycle.stop()
  expect(calls).toEqual(['+database', '+jobs', '+http', '-http', '-jobs', '-database'])
})

test('starting and stopping twice does it once, and a stopped one starts again', async () => {
  const { calls, phases } = recorded(['database'])
  const lifecycle = createLifecycle(phases, noTrouble)
  await Promise.all([lifecycle.start(), lifecycle.start()])
  await Promise.all([lifecycle.stop(), lifecycle.stop()])
  await lifecycle.start()
  await lifecycle.stop()
  expect(calls).toEqual(['+database', '-database', '+database', '-database'])
})

test('a failed start takes down what it had started', async () => {
  const { calls, phases } = recorded(['lock', 'database', 'http'], 'http')
  const lifecycle = createLifecycle(phases, noTrouble)
  await expect(lifecycle.start()).rejects.toThrow('http failed')
  expect(calls).toEqual(['+lock', '+database', '-database', '-lock'])
})

test('a phase that does not stop is reported at the deadline, and the others stop', async () => {
  const { calls, phases } = recorded(['database', 'jobs'])
  const stuck: Phase = { name: 'stuck', start: async () => undefined, stop: () => new Promise(() => undefined) }
  const troubles: string[] = []
  const lifecycle = createLifecycle([...phases, stuck], (phase) => troubles.push(phase))
  await lifecycle.start()
  await lifecycle.stop({ withinMs: 150 })
  expect(troubles).toEqual(['stuck'])
  expect(calls).toEqual(['+database', '+jobs', '-jobs', '-database'])
})
