import { type Deps, resealSecrets } from '@liaison/crm'
import type { Phase } from './lifecycle.ts'
import type { ServerLog } from './log.ts'

interface SealAnewOptions {
  deps: () => Deps
  /** More than one: the first is new, and something may still be sealed with another. */
  keyCount: () => number
  log: ServerLog
}

/** After ENCRYPTION_KEY got a new first key. Not waited for: the server works with old and new seals alike. */
export function sealAnew({ deps, keyCount, log }: SealAnewOptions): Phase {
  let stopping = new AbortController()
  let running: Promise<void> | undefined
  return {
    name: 'seals',
    start() {
      if (keyCount() === 1) return Promise.resolve()
      stopping = new AbortController()
      running = resealSecrets(deps(), { signal: stopping.signal }).then(
        () => undefined,
        (error: unknown) => log({ event: 'keys.trouble', reason: String(error) }),
      )
      return Promise.resolve()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
