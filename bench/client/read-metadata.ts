import { createDataverseClient, createMetadataCache } from '@liaison/dataverse'
import { collectGarbage } from './collect-garbage.ts'
import { megabytes, type MemoryMeasure, memoryOver } from './resident-memory.ts'
import { tellParent } from './tell-parent.ts'

export interface MetadataMeasure extends MemoryMeasure {
  tables: number
  columns: number
  seconds: number
  /** What is kept of it in the end, by the heap. */
  keptMegabytes: number
  keptTables: number
  bytesPerKeptTable: number
  /** All of them, without columns. */
  listSeconds: number
  listKeptKilobytes: number
}

// A process of its own, which reads one table after another and tells what that took and what is left of it.

const [environmentUrl = '', maxTables = ''] = process.argv.slice(2)
const kept = Number(maxTables)
const metadataCache = createMetadataCache({ maxTables: kept })
const tokens = { getAccessToken: async () => 'token' }
const { tables } = createDataverseClient({ environmentUrl, tokens, metadataCache })
const heap = (): number => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

await tables.get('new_table0')
const idleHeap = heap()
const idle = process.memoryUsage.rss()

const listedAt = performance.now()
const names = (await tables.list()).map(({ logicalName }) => logicalName)
const listSeconds = (performance.now() - listedAt) / 1000
const listHeap = heap() - idleHeap

let columns = 0
const startedAt = performance.now()
for (const name of names) columns += (await tables.get(name)).columns.size
const seconds = (performance.now() - startedAt) / 1000
const memory = memoryOver(idle)
const keptTables = Math.min(kept, names.length)
const keptBytes = heap() - idleHeap - listHeap

tellParent({
  tables: names.length,
  columns,
  seconds: Number(seconds.toFixed(1)),
  ...memory,
  keptMegabytes: megabytes(keptBytes),
  keptTables,
  bytesPerKeptTable: Math.round(keptBytes / keptTables),
  listSeconds: Number(listSeconds.toFixed(2)),
  listKeptKilobytes: Math.round(listHeap / 1024),
} satisfies MetadataMeasure)
