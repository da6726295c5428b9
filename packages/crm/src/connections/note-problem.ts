import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { ConnectionProblem } from './connection.ts'
import { storeProblem } from './connection.store.ts'
import type { TokenOwner } from './stored-tokens.ts'

/** Moves the connection into the problem's state and tells. Other members' connections are not touched (P12). */
export async function noteProblem(
  { db, clock, newId, log }: Pick<Deps, 'db' | 'clock' | 'newId' | 'log'>,
  { workspaceId, memberId }: TokenOwner,
  problem: ConnectionProblem,
  { ifVersion, correlationId }: { ifVersion?: number; correlationId?: string | undefined } = {},
): Promise<void> {
  const { state, code, serviceCode } = problem
  const at = clock.now()
  const moved = await inWorkspace(db, workspaceId, async (trx) => {
    const stored = await storeProblem(trx, { memberId, problem, at, ...(ifVersion === undefined ? {} : { ifVersion }) })
    if (stored) {
      await recordEvent(trx, {
        id: newId(),
        workspaceId,
        at,
        kind: 'connection_changed',
        memberId,
        detail: { state, code, serviceCode },
      })
    }
    return stored
  })
  if (!moved) return
  log({
    event: 'connection.changed',
    workspaceId,
    memberId,
    state,
    ...(code === undefined ? {} : { code }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
    ...(correlationId === undefined ? {} : { correlationId }),
  })
}
