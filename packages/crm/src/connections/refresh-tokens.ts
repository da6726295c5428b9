import { EntraError, type TokenSet } from '@liaison/dataverse/entra'
import type { Deps } from '../deps.ts'
import { endOperatorAlarms } from '../operator-alarms/end-operator-alarms.ts'
import { entraAlarm } from '../operator-alarms/entra-alarm.ts'
import { raiseOperatorAlarm } from '../operator-alarms/raise-operator-alarm.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { ConnectionError, notConnected } from './connection-error.ts'
import {
  findConnection,
  releaseRefreshLease,
  type StoredConnection,
  storeRefreshedTokens,
  takeRefreshLease,
} from './connection.store.ts'
import { refreshProblem } from './explain-entra-error.ts'
import { noteProblem } from './note-problem.ts'
import { type StoredTokens, openTokens, sealTokens, type TokenOwner, tokensOf } from './stored-tokens.ts'

export type RefreshDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'seal' | 'entraFor' | 'mailer'>

export interface CurrentTokens extends StoredTokens {
  version: number
}

/** @throws {ConnectionError} when the member is not connected. */
export async function readTokens({ db, seal }: RefreshDeps, owner: TokenOwner): Promise<CurrentTokens> {
  const connection = await inWorkspace(db, owner.workspaceId, async (trx) => findConnection(trx, owner.memberId))
  return tokensIn(seal, owner, connection)
}

function tokensIn(seal: Deps['seal'], owner: TokenOwner, connection: StoredConnection | undefined): CurrentTokens {
  if (connection?.tokens === undefined || connection.state !== 'connected') {
    throw new ConnectionError(connection?.problem ?? notConnected)
  }
  return { ...openTokens(seal, owner, connection.tokens), version: connection.tokensVersion }
}

export type RefreshOutcome = { kind: 'refreshed'; tokens: CurrentTokens } | { kind: 'somebody-else-is' }

/**
 * New tokens for old ones, if nobody else is at it: the right to do it is a lease in the row, because Entra answers with
 * a new refresh token each time and the last one must be the one kept (P13). No transaction is open while Entra is asked.
 *
 * @throws {ConnectionError} the sign-in has ended, and the connection says so from now on (P9).
 * @throws {EntraError} the operator has to act, or Microsoft is unavailable; the connection stays as it is (P11).
 */
export async function refreshTokens(
  deps: RefreshDeps,
  workspace: Workspace,
  owner: TokenOwner,
  current: CurrentTokens,
): Promise<RefreshOutcome> {
  const { db, clock, newId, log, seal, entraFor } = deps
  const leaseId = newId()
  const held = await inWorkspace(db, owner.workspaceId, async (trx) =>
    takeRefreshLease(trx, { memberId: owner.memberId, leaseId, tokensVersion: current.version }),
  )
  if (!held) return { kind: 'somebody-else-is' }
  const startedAt = clock.now().getTime()
  let fresh: TokenSet
  try {
    if (current.refreshToken === undefined) throw new ConnectionError(sessionEnded)
    fresh = await entraFor(workspace.authority).refresh({
      refreshToken: current.refreshToken,
      resource: workspace.resource,
    })
  } catch (error) {
    throw await afterRefusal(deps, workspace, owner, { error, version: current.version, leaseId })
  }
  const tokens = tokensOf(fresh, current.refreshToken)
  const stored = await inWorkspace(db, owner.workspaceId, async (trx) => {
    await endOperatorAlarms(deps, trx, owner.workspaceId, ['credential'])
    return storeRefreshedTokens(trx, {
      memberId: owner.memberId,
      tokens: sealTokens(seal, owner, tokens),
      tokensVersion: current.version,
      at: clock.now(),
    })
  })
  if (!stored) return { kind: 'refreshed', tokens: await readTokens(deps, owner) }
  log({ event: 'connection.refreshed', ...owner, durationMs: clock.now().getTime() - startedAt })
  return { kind: 'refreshed', tokens: { ...tokens, version: current.version + 1 } }
}

const sessionEnded = {
  state: 'reauth-required',
  title: 'Your sign-in at Microsoft has ended.',
  help: 'Sign in again with your Microsoft account. What waits for you goes on afterwards.',
  who: 'member',
  code: 'connection_reauth_required',
} as const

async function afterRefusal(
  deps: RefreshDeps,
  workspace: Workspace,
  owner: TokenOwner,
  { error, version, leaseId }: { error: unknown; version: number; leaseId: string },
): Promise<unknown> {
  const entra = error instanceof EntraError ? error : undefined
  const correlation = entra?.correlationId === undefined ? {} : { correlationId: entra.correlationId }
  if (entra) deps.log({ event: 'connection.refresh_failed', ...owner, code: entra.code, ...correlation })
  const problem = entra ? refreshProblem(entra) : error instanceof ConnectionError ? sessionEnded : undefined
  if (problem) {
    await noteProblem(deps, owner, problem, { ifVersion: version, tell: true, ...correlation })
    return new ConnectionError(problem, error)
  }
  await inWorkspace(deps.db, owner.workspaceId, async (trx) => releaseRefreshLease(trx, owner.memberId, leaseId))
  const alarm = entra && entraAlarm(entra)
  if (alarm) await raiseOperatorAlarm(deps, workspace.id, alarm)
  return error
}
