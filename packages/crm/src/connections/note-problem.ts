import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { tellConnectionEnded, tellPeopleWait } from '../notices/tell-connection.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { type ConnectionProblem, isWaiting } from './connection.ts'
import { storeProblem } from './connection.store.ts'
import type { TokenOwner } from './stored-tokens.ts'

interface NoteOptions {
  /** The tokens that were refused. */
  ifVersion?: number
  correlationId?: string | undefined
  /** It was met at work, maybe behind the person's back (P9); what they did or saw themselves nobody tells them. */
  tell?: boolean
}

/** Moves the connection into the problem's state and tells. Other members' connections are not touched (P12). */
export async function noteProblem(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'mailer'>,
  { workspaceId, memberId }: TokenOwner,
  problem: ConnectionProblem,
  { ifVersion, correlationId, tell = false }: NoteOptions = {},
): Promise<void> {
  const { db, clock, newId, log } = deps
  const { state, code, serviceCode } = problem
  const at = clock.now()
  const moved = await inWorkspace(db, workspaceId, async (trx) => {
    const since = await storeProblem(trx, { memberId, problem, at, ...(ifVersion === undefined ? {} : { ifVersion }) })
    if (since) {
      await recordEvent(trx, {
        id: newId(),
        workspaceId,
        at,
        kind: 'connection_changed',
        memberId,
        detail: { state, code, serviceCode },
      })
      if (tell) await tellConnectionEnded(deps, trx, { workspaceId, memberId }, { state, since })
      if (isWaiting(state)) await tellPeopleWait(deps, trx, workspaceId, at)
    }
    return since !== undefined
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
