import { forkScript } from './fork-script.ts'
import type { PageServerOptions } from './page-server.ts'
import type { MillionMeasure } from './read-million.ts'

/** A list of 1,000,000 rows in 200 pages, read row by row and none of them kept. */
export async function measureMillion(annotated: boolean): Promise<MillionMeasure> {
  const options: PageServerOptions = { annotated, encoding: 'gzip', pages: 200 }
  const server = forkScript('page-server.ts', [JSON.stringify(options)])
  try {
    const { url } = await server.answer<{ url: string }>()
    const reader = forkScript('read-million.ts', [url])
    return await reader.answer<MillionMeasure>()
  } finally {
    await server.stop()
  }
}
