import { explainAadsts } from '@liaison/dataverse/entra'
import { findConnection } from '../connections/connection.store.ts'
import { signInProblem } from '../connections/explain-entra-error.ts'
import { noteProblem } from '../connections/note-problem.ts'
import type { Deps } from '../deps.ts'
import { tellBrowserWaits } from '../notices/tell-connection.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { openSession } from './open-session.ts'
import { requireWorkspace } from './session-workspace.ts'
import { storeSessionProblem } from './session.store.ts'
import type { ShownRefusal } from './waiting.ts'

/** "Need admin approval". */
const adminApprovalNeeded = 90094

/**
 * The sign-in ended on a page of Microsoft's, which has no way back (P1); the person says what it showed, and is explained the
 * same as if it had come back. It is their own word about their own browser: the operator is not alarmed by it, and a
 * connection that works stays as it is.
 *
 * @throws {CrmError} `environment_needed`, `environment_choice_needed`
 */
export async function tellShownRefusal(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'mailer'>,
  { sessionId, serviceCode }: ShownRefusal & { sessionId: string | undefined },
): Promise<{ sessionId: string }> {
  const aadsts = serviceCode === undefined ? adminApprovalNeeded : Number(serviceCode.replace(/\D/g, ''))
  const problem = signInProblem(explainAadsts(aadsts))
  const { db, clock } = deps
  const session = await inInstallation(db, async (trx) => {
    const opened = await openSession(trx, sessionId, clock.now())
    const { id: workspaceId } = await requireWorkspace(trx, opened.stored)
    const { hash, owner } = opened.stored
    if (!owner) {
      await storeSessionProblem(trx, hash, { workspaceId, problem })
      await tellBrowserWaits(deps, trx, workspaceId, problem)
    }
    return opened
  })
  const { owner } = session.stored
  if (owner) {
    const connection = await inWorkspace(db, owner.workspaceId, async (trx) => findConnection(trx, owner.memberId))
    if (connection?.state !== 'connected') await noteProblem(deps, owner, problem)
  }
  return { sessionId: session.id }
}
