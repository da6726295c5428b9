import { forkScript } from './fork-script.ts'
import { tableCount } from './large-schema.ts'
import type { MetadataMeasure } from './read-metadata.ts'

/** The metadata of 1,000 tables of 150 columns, read table by table: with the bound a cache has by default, and all kept. */
export async function measureMetadata(): Promise<Record<'bounded' | 'all', MetadataMeasure>> {
  const server = forkScript('metadata-server.ts')
  try {
    const { url } = await server.answer<{ url: string }>()
    const measure = async (maxTables: number): Promise<MetadataMeasure> =>
      forkScript('read-metadata.ts', [url, String(maxTables)]).answer<MetadataMeasure>()
    return { bounded: await measure(250), all: await measure(tableCount) }
  } finally {
    await server.stop()
  }
}
