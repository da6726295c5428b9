import type { CrmConfig } from '../deps.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { approvalLink, membersPage } from './addresses.ts'
import { notConnected } from './connection-error.ts'
import { guideOf } from './connection-guide.ts'
import type { StoredConnection } from './connection.store.ts'
import type { Connection, ConnectionProblem } from './connection.ts'
import { approvalMessage, type MessageFacts, messageForIt } from './message-for-it.ts'
import { problemTitle } from './problem-title.ts'
import { retryAfterSeconds } from './reported-approval.ts'

/** How a member stands with Dynamics, in words for them. */
export function describeConnection(
  config: CrmConfig,
  workspace: Workspace,
  connection: StoredConnection | undefined,
): Connection {
  if (connection?.state === 'connected') {
    return {
      state: 'connected',
      title: 'You are connected to Dynamics.',
      help: 'You see what Dynamics lets you see, and what you write carries your name.',
      ...(connection.systemUserId === undefined ? {} : { systemUserId: connection.systemUserId }),
    }
  }
  return describeProblem(config, workspace, connection?.problem ?? notConnected)
}

/** The way to an administrator's approval, whether anybody was refused for want of it or not. */
export function describeApproval(config: CrmConfig, workspace: Workspace): { url: string; messageForIt: string } {
  const facts = factsOf(config, workspace)
  return { url: facts.approvalLink, messageForIt: approvalMessage(facts) }
}

const factsOf = (config: CrmConfig, { id, name, environmentUrl }: Workspace): MessageFacts => ({
  organisation: name,
  environmentUrl,
  approvalLink: approvalLink(config, id),
  membersPage: membersPage(config),
  clientId: config.clientId,
})

export function describeProblem(config: CrmConfig, workspace: Workspace, problem: ConnectionProblem): Connection {
  const { state, help, who, code, serviceCode, serviceMessage, needsAdminConsent } = problem
  const facts = factsOf(config, workspace)
  const retry = retryAfterSeconds(problem)
  // Nobody is written to about what settles by itself.
  const forAdmin = retry === undefined && needsAdminConsent === true
  const message = retry === undefined ? messageForIt(problem, facts) : undefined
  return {
    state,
    title: problemTitle(problem),
    help,
    ...(who === undefined ? {} : { who }),
    ...(code === undefined ? {} : { code }),
    ...(serviceCode === undefined ? {} : { serviceCode }),
    ...(serviceMessage === undefined ? {} : { serviceMessage }),
    ...(forAdmin ? { adminConsentUrl: facts.approvalLink } : {}),
    ...(message === undefined ? {} : { messageForIt: message }),
    guide: guideOf(problem),
    ...(retry === undefined ? {} : { retryAfterSeconds: retry }),
  }
}
