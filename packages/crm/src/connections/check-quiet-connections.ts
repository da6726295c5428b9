import { getWorkspace, listWorkspaceIds } from '../workspaces/workspace.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { checkConnection } from './check-connection.ts'
import type { DataverseForDeps } from './dataverse-for.ts'
import { claimQuietConnection } from './quiet-connections.store.ts'

const dayMs = 24 * 3_600_000
/** Often enough to notice within days who left, and far below the 90 days after which Entra forgets. */
const quietMs = 7 * dayMs
const againMs = dayMs

export interface CheckLimits {
  atMost: number
  /** The checks are spread over about so long, at random, so that no tenant sees them in bursts. */
  withinMs: number
  signal?: AbortSignal
}

/**
 * Looks at connections that nobody has used for a week, the quietest first, one after the other and by turns of the
 * workspaces. May run in any number of processes: each connection is looked at by one of them.
 *
 * @returns how many were looked at
 */
export async function checkQuietConnections(
  deps: DataverseForDeps,
  { atMost, withinMs, signal }: CheckLimits,
): Promise<number> {
  const isToStop = (): boolean => signal?.aborted === true
  let checked = 0
  let workspaceIds = await listWorkspaceIds(deps.db)
  while (workspaceIds.length > 0) {
    const withMore: string[] = []
    for (const workspaceId of workspaceIds) {
      if (checked >= atMost || isToStop()) return checked
      const memberId = await claim(deps, workspaceId)
      if (memberId === undefined) continue
      await pause(deps, (Math.random() * withinMs) / atMost, signal)
      if (isToStop()) return checked
      checked += 1
      const outcome = await checkConnection(deps, await getWorkspace(deps.db, workspaceId), memberId)
      deps.log({ event: 'connection.checked', workspaceId, memberId, outcome })
      // The next one would meet the same.
      if (outcome === 'operator') return checked
      withMore.push(workspaceId)
    }
    workspaceIds = withMore
  }
  return checked
}

async function claim({ db, clock }: DataverseForDeps, workspaceId: string): Promise<string | undefined> {
  const at = clock.now()
  const before = (ms: number): Date => new Date(at.getTime() - ms)
  return inWorkspace(db, workspaceId, async (trx) =>
    claimQuietConnection(trx, { quietSince: before(quietMs), checkedBefore: before(againMs), at }),
  )
}

/** Ends early, without a word, when the process shall. */
async function pause({ clock }: DataverseForDeps, ms: number, signal?: AbortSignal): Promise<void> {
  if (clock.sleep) return clock.sleep(ms, signal).catch(() => undefined)
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
