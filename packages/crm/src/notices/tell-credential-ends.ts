import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { listWorkspaceIds } from '../workspaces/workspace.store.ts'
import { queueForAdmins } from './queue-notice.ts'

const dayMs = 24 * 3_600_000
/** Days before the end on which it is told: time to plan it, time to do it, and the last moment. */
const toldDaysBefore = [1, 7, 30]

const causePattern = /^(\d+) days before (\S+)$/

/** Tells the administrators in time that what the installation signs in with will end. May run on any number of servers. */
export async function tellCredentialEnds(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'mailer' | 'config'>,
): Promise<void> {
  const { credential } = deps.config
  if (!credential || !deps.mailer) return
  const left = credential.endsAt.getTime() - deps.clock.now().getTime()
  const step = toldDaysBefore.find((days) => left <= days * dayMs)
  if (step === undefined || left <= 0) return
  const cause = `${step} days before ${credential.endsAt.toISOString()}`
  for (const workspaceId of await listWorkspaceIds(deps.db)) {
    await inWorkspace(deps.db, workspaceId, async (trx) =>
      queueForAdmins(deps, trx, workspaceId, { kind: 'credential-ends', topic: 'credential', cause, afterMs: 0 }),
    )
  }
}

/** Whole days from now, while it is still the end that was to be told; undefined when another credential is used by now. */
export function daysUntilTold(cause: string, endsAt: Date | undefined, now: Date): number | undefined {
  const [, , end] = causePattern.exec(cause) ?? []
  if (endsAt === undefined || end !== endsAt.toISOString() || endsAt <= now) return undefined
  return Math.floor((endsAt.getTime() - now.getTime()) / dayMs)
}
