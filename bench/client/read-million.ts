import { createDataverseClient } from '@liaison/dataverse'
import { collectGarbage } from './collect-garbage.ts'

export interface MillionMeasure {
  rows: number
  seconds: number
  rowsPerSecond: number
  idleMegabytes: number
  /** Resident memory at its highest, as the operating system counts it. */
  peakMegabytes: number
  overIdleMegabytes: number
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
const peak = process.resourceUsage().maxRSS * 1024
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)
const measure: MillionMeasure = {
  rows,
  seconds: Number(seconds.toFixed(1)),
  rowsPerSecond: Math.round(rows / seconds),
  idleMegabytes: megabytes(idle),
  peakMegabytes: megabytes(peak),
  overIdleMegabytes: megabytes(peak - idle),
}
process.once('disconnect', () => process.exit())
process.send?.(measure)
process.disconnect?.()
