import { createDataverseClient, DuplicateKeyError, undiciTransport } from '@liaison/dataverse'
import { randomUUID } from 'node:crypto'
import { forkScript } from './fork-script.ts'
import type { ProtectedEmulator, Protection, Written } from './protected-emulator.ts'
import { watchedTransport, type Watched } from './watched-transport.ts'

const writes = 10_000
/** Five times the rate that Dynamics permits, so that the measure takes minutes and not half an hour. */
const protection: Protection = { limit: 1_500, windowSeconds: 15, loseOneIn: 200 }

export interface WritesMeasure extends Omit<Written, 'rows'>, Record<keyof Watched['counts'], number> {
  writes: number
  failed: number
  /** Of the lost replies: the row was there when the write was repeated. */
  foundByRepeating: number
  /** Told as written, but not there. */
  lost: number
  seconds: number
  perSecond: number
  permittedPerSecond: number
  /** The shortest time in which the limit lets that many requests through, repeats included, over the time taken. */
  shareOfPermitted: number
}

/** 10,000 new rows under a limit on requests, with some of the replies lost. */
export async function measureWrites(): Promise<WritesMeasure> {
  const emulator = forkScript('protected-emulator.ts', [JSON.stringify(protection)])
  try {
    const { url, token } = await emulator.answer<ProtectedEmulator>()
    const { transport, counts } = watchedTransport(undiciTransport())
    const client = createDataverseClient({
      environmentUrl: url,
      tokens: { getAccessToken: async () => token },
      retry: { maxAttempts: 20, repeatWrites: true },
      transport,
    })
    await client.tables.get('contact')
    let next = 0
    let failed = 0
    let found = 0
    const work = async (): Promise<void> => {
      while (next < writes) {
        const lastname = `Bench ${next++}`
        await client.create('contact', { lastname }, { id: randomUUID() }).catch((error: unknown) => {
          // The repeat of a write whose reply was lost: the id is ours, so the row is too.
          if (error instanceof DuplicateKeyError && error.effect === 'unknown') found += 1
          else failed += 1
        })
      }
    }
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: 64 }, work))
    const seconds = (performance.now() - startedAt) / 1000
    emulator.child.send('report')
    const { rows, doubled } = await emulator.answer<Written>()
    const permittedPerSecond = protection.limit / protection.windowSeconds
    return {
      writes,
      failed,
      foundByRepeating: found,
      lost: writes - failed - (rows - doubled),
      doubled,
      ...counts,
      seconds: Number(seconds.toFixed(1)),
      perSecond: Math.round(writes / seconds),
      permittedPerSecond,
      shareOfPermitted: Number((shortestSeconds(counts.passed) / seconds).toFixed(2)),
    }
  } finally {
    await emulator.stop()
  }
}

/** What a sliding window needs for so many requests at the least: one window's worth at once, the next when it has passed. */
const shortestSeconds = (requests: number): number =>
  Math.floor((requests - 1) / protection.limit) * protection.windowSeconds
