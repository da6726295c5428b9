import { findConnection } from '../connections/connection.store.ts'
import type { ConnectionState } from '../connections/connection.ts'
import { signInProblem } from '../connections/explain-entra-error.ts'
import { noteProblem } from '../connections/note-problem.ts'
import { sinceReport } from '../connections/reported-approval.ts'
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
  await tellRefusal(deps, workspaceId, error, owner?.memberId)
  if (!owner) {
    const problem = sinceReport(signInProblem(error), former)
    await inInstallation(deps.db, async (trx) => {
      await storeSessionProblem(trx, hash, { workspaceId, problem })
      await tellBrowserWaits(deps, trx, workspaceId, problem)
    })
    return problem.state
  }
  const connection = await inWorkspace(deps.db, owner.workspaceId, async (trx) => findConnection(trx, owner.memberId))
  if (connection?.state === 'connected') return 'connected'
  const problem = sinceReport(signInProblem(error), connection?.problem)
  await noteProblem(deps, owner, problem, { correlationId: error.correlationId })
  return problem.state
}

async function tellRefusal(
  deps: NoteDeps,
  workspaceId: string,
  error: EntraError,
  memberId: string | undefined,
): Promise<void> {
  const { code, aadsts, traceId, correlationId } = error
  const serviceCode = aadsts === undefined ? undefined : `AADSTS${aadsts}`
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
