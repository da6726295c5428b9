import { describeApproval, describeConnection, describeProblem } from '../connections/describe-connection.ts'
import { readFollowedLink } from '../connect-links/read-followed-link.ts'
import { findConnection } from '../connections/connection.store.ts'
import type { Deps } from '../deps.ts'
import { findMember } from '../members/member.store.ts'
import { environmentOf } from '../workspaces/workspace.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { findSession } from './session.store.ts'
import type { Session } from './session-view.ts'
import { workspaceOf } from './session-workspace.ts'

/** Who is signed in in this browser, how they stand with Dynamics, and what to do when they are not connected. */
export async function readSession(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  sessionId: string | undefined,
): Promise<Session> {
  const now = clock.now()
  return inInstallation(db, async (trx) => {
    const session = sessionId === undefined ? undefined : await findSession(trx, sessionId, now)
    const workspace = await workspaceOf(trx, session)
    if (!workspace) return { member: null, connection: null, environment: null, approval: null, connectLink: null }
    const environment = environmentOf(workspace)
    const approval = describeApproval(config, workspace)
    if (!session?.owner) {
      const { problem } = session ?? {}
      const connection = problem ? describeProblem(config, workspace, problem) : null
      const connectLink = await readFollowedLink(trx, { intent: session?.intent, connection, now })
      return { member: null, connection, environment, approval, connectLink }
    }
    const { workspaceId, memberId } = session.owner
    await enterWorkspace(trx, workspaceId)
    const member = await findMember(trx, memberId)
    const connection = describeConnection(config, workspace, await findConnection(trx, memberId))
    const connectLink = await readFollowedLink(trx, { intent: session.intent, connection, now })
    return { member: member ?? null, connection, environment, approval, connectLink }
  })
}
