import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'

export interface FailedSignIn {
  kind: 'sign_in_failed' | 'admin_consent_declined'
  workspaceId: string
  /** Of who was signed in here already; who failed to sign in is not known. */
  memberId?: string | undefined
  code: string
  /** Microsoft's own. */
  serviceCode?: string | undefined
}

/** Into the history: that it failed and by which code, nothing of what somebody typed or Microsoft wrote. */
export async function recordFailedSignIn(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { kind, workspaceId, memberId, code, serviceCode }: FailedSignIn,
): Promise<void> {
  const event = { id: newId(), workspaceId, at: clock.now(), kind, detail: { code, serviceCode } }
  await inWorkspace(db, workspaceId, async (trx) =>
    recordEvent(trx, memberId === undefined ? event : { ...event, memberId }),
  )
}
