import { pageRows } from './account-page.ts'
import { collectGarbage } from './collect-garbage.ts'
import { forkScript } from './fork-script.ts'
import { type PageReader, pageReaders } from './page-readers.ts'
import type { PageServerOptions } from './page-server.ts'

const rounds = 11
const warmUps = 2

export interface PageMeasure {
  bytes: number
  gzipBytes: number
  /** Medians. */
  milliseconds: Record<string, number>
  /** Of the medians, against undici + JSON.parse. */
  ratioToUndici: Record<string, number>
  /** How many times faster we are. */
  fasterThanDynamicsWebApi: number
}

/** One page of 5,000 rows, read by each client in turn. dynamics-web-api never asks for gzip, so it gets none. */
export async function measurePage(served: Omit<PageServerOptions, 'pages'>): Promise<PageMeasure> {
  const options: PageServerOptions = { ...served, pages: 1 }
  const server = forkScript('page-server.ts', [JSON.stringify(options)])
  try {
    const { url, bytes, gzipBytes } = await server.answer<{ url: string; bytes: number; gzipBytes: number }>()
    const milliseconds = await medians(pageReaders(url))
    const ratio = (name: string, to: string): number =>
      Number(((milliseconds[name] ?? Number.NaN) / (milliseconds[to] ?? Number.NaN)).toFixed(2))
    return {
      bytes,
      gzipBytes,
      milliseconds,
      ratioToUndici: Object.fromEntries(Object.keys(milliseconds).map((name) => [name, ratio(name, 'undici')])),
      fasterThanDynamicsWebApi: ratio('dynamics-web-api', 'liaison'),
    }
  } finally {
    await server.stop()
  }
}

async function medians(readers: Record<string, PageReader>): Promise<Record<string, number>> {
  const named = Object.entries(readers)
  const taken = new Map(named.map(([name]) => [name, [] as number[]]))
  for (let round = -warmUps; round < rounds; round++) {
    // Each begins a round as often as the others: whoever comes first finds a cleaner heap.
    const turn = (round + warmUps) % named.length
    for (const [name, read] of [...named.slice(turn), ...named.slice(0, turn)]) {
      collectGarbage()
      const startedAt = performance.now()
      const rows = await read()
      const ms = performance.now() - startedAt
      if (rows.length !== pageRows) throw new Error(`${name} read ${rows.length} rows`)
      if (round >= 0) taken.get(name)?.push(ms)
    }
  }
  return Object.fromEntries([...taken].map(([name, each]) => [name, Number(median(each).toFixed(1))]))
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
