import { createDataverseClient } from '@liaison/dataverse'
import { collectGarbage } from './collect-garbage.ts'
import { type MemoryMeasure, memoryOver } from './resident-memory.ts'
import { tellParent } from './tell-parent.ts'

export interface MillionMeasure extends MemoryMeasure {
  rows: number
  seconds: number
  rowsPerSecond: number
}

// A process of its own, which reads every account there is and tells what that took.

const [environmentUrl = ''] = process.argv.slice(2)
const client = createDataverseClient({
  environmentUrl,
  tokens: { getAccessToken: async () => 'token' },
  retry: { maxAttempts: 20 },
})
await client.tables.get('account')
collectGarbage()
const idle = process.memoryUsage.rss()

let rows = 0
const startedAt = performance.now()
for await (const row of client.list('account')) {
  rows += 1
  if (row['accountid'] === undefined) throw new Error('A row without its id')
}
const seconds = (performance.now() - startedAt) / 1000
const memory = memoryOver(idle)
tellParent({
  rows,
  seconds: Number(seconds.toFixed(1)),
  rowsPerSecond: Math.round(rows / seconds),
  ...memory,
} satisfies MillionMeasure)
