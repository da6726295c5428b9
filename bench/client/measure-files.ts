import { forkScript } from './fork-script.ts'
import type { TransferKind, TransferMeasure } from './transfer-file.ts'

/** Blocks are Base64 in JSON, which the server takes its time to read. */
const bytes: Record<TransferKind, number> = {
  uploadInChunks: 1_073_741_824,
  uploadInBlocks: 268_435_456,
  download: 1_073_741_824,
}

/** A large file written in chunks, written in blocks and read in ranges, each by a process of its own. */
export async function measureFiles(): Promise<Record<TransferKind, TransferMeasure>> {
  return {
    uploadInChunks: await measure('uploadInChunks'),
    uploadInBlocks: await measure('uploadInBlocks'),
    download: await measure('download'),
  }
}

async function measure(kind: TransferKind): Promise<TransferMeasure> {
  const size = String(bytes[kind])
  const server = forkScript('file-server.ts', [size])
  try {
    const { url } = await server.answer<{ url: string }>()
    return await forkScript('transfer-file.ts', [url, kind, size]).answer<TransferMeasure>()
  } finally {
    await server.stop()
  }
}
