import { checkQuietConnections, type Deps } from '@liaison/crm'
import type { Config } from '../config.ts'
import type { RecurringWork } from './job-runner.ts'

/** They are spread over a part of each minute; the rest is for the checks themselves. */
const spreadMs = 40_000

/** None when the operator wants none. */
export function connectionChecks(
  { connectionChecksPerMinute: atMost }: Pick<Config, 'connectionChecksPerMinute'>,
  deps: Deps,
): RecurringWork[] {
  if (atMost === 0) return []
  const run = async (signal: AbortSignal) =>
    void (await checkQuietConnections(deps, { atMost, withinMs: spreadMs, signal }))
  return [{ name: 'check-connections', everySeconds: 60, run }]
}
