import { findConnection } from '../connections/connection.store.ts'
import type { ConnectionProblem, ConnectionState } from '../connections/connection.ts'
import { signInProblem } from '../connections/explain-entra-error.ts'
import { noteProblem } from '../connections/note-problem.ts'
import { reportedApproval, sinceReport } from '../connections/reported-approval.ts'
import type { EntraError } from '@liaison/dataverse/entra'
import type { Deps } from '../deps.ts'
import { tellBrowserWaits } from '../notices/tell-connection.ts'
import { entraAlarm } from '../operator-alarms/entra-alarm.ts'
import { raiseOperatorAlarm } from '../operator-alarms/raise-operator-alarm.ts'
import { inInstallation, inWorkspace } from '../workspaces/in-workspace.ts'
import { recordFailedSignIn } from './record-failed-sign-in.ts'
import { storeSessionProblem } from './session.store.ts'
import type { StoredSession } from './session.ts'

export type NoteDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'mailer'>

/**
 * Entra let nobody in. Told where the browser finds it: at the connection of whoever is signed in here, unless that one
 * works, which somebody's failed attempt does not change; otherwise in the session. Answers how the browser stands then.
 */
export async function noteSignInRefusal(
  deps: NoteDeps,
  workspaceId: string,
  { hash, owner, problem: former }: StoredSession,
  error: EntraError,
): Promise<ConnectionState> {
  if (!owner) {
    const problem = sinceReport(signInProblem(error), former)
    await tellRefusal(deps, workspaceId, error, { problem })
    await inInstallation(deps.db, async (trx) => {
      await storeSessionProblem(trx, hash, { workspaceId, problem })
      await tellBrowserWaits(deps, trx, workspaceId, problem)
    })
    return problem.state
  }
  const connection = await inWorkspace(deps.db, owner.workspaceId, async (trx) => findConnection(trx, owner.memberId))
  const problem = sinceReport(signInProblem(error), connection?.problem)
  await tellRefusal(deps, workspaceId, error, { problem, memberId: owner.memberId })
  if (connection?.state === 'connected') return 'connected'
  await noteProblem(deps, owner, problem, { correlationId: error.correlationId })
  return problem.state
}

async function tellRefusal(
  deps: NoteDeps,
  workspaceId: string,
  error: EntraError,
  { problem, memberId }: { problem: ConnectionProblem; memberId?: string },
): Promise<void> {
  const { code, aadsts, traceId, correlationId } = error
  const serviceCode = aadsts === undefined ? undefined : `AADSTS${aadsts}`
  // That an approval has not come yet is no failure of anybody's: the last answer is kept, not those on the way.
  if (reportedApproval(problem) !== 'checking')
    await recordFailedSignIn(deps, { kind: 'sign_in_failed', workspaceId, memberId, code, serviceCode })
  deps.log({
    event: 'sign_in.failed',
    workspaceId,
    code,
    ...(serviceCode === undefined ? {} : { serviceCode }),
    ...(traceId === undefined ? {} : { traceId }),
    ...(correlationId === undefined ? {} : { correlationId }),
  })
  const alarm = entraAlarm(error)
  if (alarm) await raiseOperatorAlarm(deps, workspaceId, alarm)
}
