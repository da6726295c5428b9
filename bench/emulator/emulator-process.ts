import { startEmulator } from '@liaison/emulator'
import { collectGarbage } from '../client/collect-garbage.ts'
import type { EmulatedAnswer, EmulatedOptions } from './emulated.ts'

// A process of its own: an emulator with as many contacts as asked for, as an import would lay them.

const { contacts = 0, ...options } = JSON.parse(process.argv[2] ?? '') as EmulatedOptions
const startedAt = performance.now()
const emulator = await startEmulator(options)
const startMilliseconds = Math.round(performance.now() - startedAt)

const resident = (): number => {
  collectGarbage()
  return process.memoryUsage.rss()
}
const before = resident()
for (let number = 0; number < contacts; number += 1) {
  emulator.rows.insert('contact', {
    firstname: `First ${number % 5_000}`,
    lastname: `Last ${number}`,
    emailaddress1: `someone${number}@example.com`,
    jobtitle: `Head of ${number % 100}`,
  })
}
const answer: EmulatedAnswer = {
  environmentUrl: emulator.environmentUrl,
  token: await emulator.tokenFor('ada'),
  startMilliseconds,
  ...(contacts === 0 ? {} : { bytesPerRow: Math.round((resident() - before) / contacts) }),
}
process.send?.(answer)
