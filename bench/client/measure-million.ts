import { forkScript } from './fork-script.ts'
import type { PageServerOptions } from './page-server.ts'
import type { MillionMeasure } from './read-million.ts'

const pages = 200
/** A rate that the list would exceed by far. */
const limit = { requests: 60, windowMs: 6_000 }

/** A list of 1,000,000 rows in 200 pages, read row by row and none of them kept. */
export async function measureMillion(annotated: boolean): Promise<MillionMeasure> {
  const { waitSecondsTold: _none, ...measure } = await readPages({ annotated, encoding: 'gzip', pages })
  return measure
}

export interface LimitedMillionMeasure extends MillionMeasure {
  /** What `Retry-After` asked for, all refusals together: one at a time, as pages are read one after the other. */
  waitSecondsTold: number
  /** Those waits and the time it takes without a limit, over the time taken. */
  shareOfPermitted: number
}

/** The same under a limit on requests; `freely` is what it took without. */
export async function measureLimitedMillion(freely: MillionMeasure): Promise<LimitedMillionMeasure> {
  const { waitSecondsTold, ...measure } = await readPages({ annotated: false, encoding: 'gzip', pages, limit })
  const share = (freely.seconds + waitSecondsTold) / measure.seconds
  return { ...measure, waitSecondsTold, shareOfPermitted: Number(share.toFixed(3)) }
}

async function readPages(options: PageServerOptions): Promise<MillionMeasure & { waitSecondsTold: number }> {
  const server = forkScript('page-server.ts', [JSON.stringify(options)])
  try {
    const { url } = await server.answer<{ url: string }>()
    const reader = forkScript('read-million.ts', [url])
    const measure = await reader.answer<MillionMeasure>()
    server.child.send('report')
    return { ...measure, ...(await server.answer<{ waitSecondsTold: number }>()) }
  } finally {
    await server.stop()
  }
}
