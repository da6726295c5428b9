import { createDataverseClient } from '@liaison/dataverse'
import { collectGarbage } from './collect-garbage.ts'
import { megabytes, type MemoryMeasure, memoryOver } from './resident-memory.ts'
import { tellParent } from './tell-parent.ts'

export type TransferKind = 'uploadInChunks' | 'uploadInBlocks' | 'download'

export interface TransferMeasure extends MemoryMeasure {
  megabytes: number
  seconds: number
  megabytesPerSecond: number
}

// A process of its own, which carries one file one way and tells what that took.

const [environmentUrl = '', kind = '', bytes = ''] = process.argv.slice(2)
const size = Number(bytes)
const id = '6fde2d3a-8a5c-4f5e-9a51-0a1b2c3d4e5f'
const client = createDataverseClient({ environmentUrl, tokens: { getAccessToken: async () => 'token' } })
await client.tables.get('new_visit')

/** Pieces as a file is read: each of them new. */
async function* content(): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += 65_536) yield new Uint8Array(Math.min(65_536, size - at))
}

async function carry(): Promise<number> {
  if (kind !== 'download') {
    const options = { fileName: 'big.bin', ...(kind === 'uploadInChunks' ? { size } : {}) }
    return (await client.uploadFile('new_visit', id, 'new_contract', content(), options)).size
  }
  const file = await client.downloadFile('new_visit', id, 'new_contract')
  let read = 0
  for await (const piece of file?.stream() ?? []) read += piece.length
  return read
}

collectGarbage()
const idle = process.memoryUsage.rss()
const startedAt = performance.now()
const carried = await carry()
if (carried !== size) throw new Error(`${carried} of ${size} bytes`)
const seconds = (performance.now() - startedAt) / 1000
const memory = memoryOver(idle)
tellParent({
  megabytes: megabytes(size),
  seconds: Number(seconds.toFixed(1)),
  megabytesPerSecond: Math.round(size / 1024 / 1024 / seconds),
  ...memory,
} satisfies TransferMeasure)
