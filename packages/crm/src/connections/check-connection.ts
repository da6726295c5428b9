import { createMetadataCache, DataverseError } from '@liaison/dataverse'
import { EntraError } from '@liaison/dataverse/entra'
import { CrmError } from '../crm-error.ts'
import { entraAlarm } from '../operator-alarms/entra-alarm.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { ConnectionError } from './connection-error.ts'
import { type DataverseForDeps, memberClient } from './dataverse-for.ts'
import { alarmEnvironmentChanged, environmentChanged } from './environment-changed.ts'
import { firstRequestProblem, isForNow, workProblem } from './explain-dataverse-error.ts'
import { noteProblem } from './note-problem.ts'

/** `unknown`: Microsoft did not answer, which says nothing about the person. `operator`: nobody's connection can be looked at. */
export type CheckOutcome = 'works' | 'lost' | 'unknown' | 'operator'

/**
 * Whether a connection that nobody uses would still work: its tokens are renewed, which keeps them alive (Entra gives up
 * refresh tokens after 90 days without use, P9), and Dynamics is asked who it is. What is found out is kept as at work.
 */
export async function checkConnection(
  deps: DataverseForDeps,
  workspace: Workspace,
  memberId: string,
): Promise<CheckOutcome> {
  const owner = { workspaceId: workspace.id, memberId }
  const patient = { ...deps, retry: { maxAttempts: 2, ...deps.retry } }
  const { dataverse } = memberClient(patient, workspace, memberId, createMetadataCache())
  try {
    const { organizationId } = await dataverse.whoAmI()
    if (workspace.organizationId === undefined || workspace.organizationId === organizationId) return 'works'
    await alarmEnvironmentChanged(deps, workspace.id)
    await noteProblem(deps, owner, environmentChanged)
    return 'lost'
  } catch (error) {
    if (error instanceof ConnectionError) return 'lost'
    if (error instanceof EntraError) return entraAlarm(error) ? 'operator' : 'unknown'
    // Unreadable seals and leases of others concern this connection alone.
    if (error instanceof CrmError) return 'unknown'
    if (!(error instanceof DataverseError)) throw error
    if (isForNow(error)) return 'unknown'
    // What is no news at work is about the person when it answers the simplest of all requests.
    if (!workProblem(error)) await noteProblem(deps, owner, firstRequestProblem(error), { tell: true })
    return 'lost'
  }
}
