import {
  type DataverseClient,
  DataverseError,
  DuplicateKeyError,
  RowChangedError,
  ThrottledError,
  TransportError,
  UnauthorizedError,
} from '@liaison/dataverse'
import { ConnectionError } from '../connections/connection-error.ts'
import { environmentChanged } from '../connections/environment-changed.ts'
import { CrmError } from '../crm-error.ts'
import { buildConflict, changedRow } from './build-conflict.ts'
import { observeRows, type Observation } from './observe-rows.ts'
import type { Conclusion } from './plan-lease.store.ts'
import { planProblem, unsettledProblem } from './plan-problem.ts'
import type { StoredPlan } from './plan.store.ts'
import { readReceipt } from './read-receipt.ts'
import { settle, type Verdict } from './settle.ts'
import { writeOperations } from './write-operations.ts'

export type AttemptOutcome =
  | { kind: 'concluded'; conclusion: Exclude<Conclusion, { state: 'approved' }> }
  /** Nothing was written by this attempt. `sent: false`: nor by an earlier one. */
  | { kind: 'again'; sent: boolean; error: unknown }
  /** Nothing can be written before the person connects again. */
  | { kind: 'waits'; sent: boolean }
  | { kind: 'unclear'; error: unknown }

export interface AttemptOptions {
  dataverse: () => Promise<DataverseClient>
  stored: StoredPlan
  /** Keeps that it may have been sent, before it is. Throws when the turn is another worker's by now. */
  markSent: () => Promise<void>
  now: () => Date
  onSettled: (verdict: Verdict) => void
  /** The organisation that the workspace is bound to. */
  organizationId: string | undefined
  /** Another one answers. */
  onEnvironmentChanged: () => Promise<void>
  signal?: AbortSignal | undefined
}

/** Refusals answered with a failure of the service are tried as often, then they are the outcome. */
const maxAttempts = 5

/**
 * One attempt at writing a plan: settle what an earlier one left open, compare the rows with what the plan was made on,
 * send one change set. What may have happened is never sent again before reading back.
 */
export async function attemptPlan(options: AttemptOptions): Promise<AttemptOutcome> {
  const { stored, signal } = options
  const { wasSent } = stored
  let dataverse: DataverseClient
  let observation: Observation
  try {
    dataverse = await options.dataverse()
    observation = await observe(dataverse, options)
  } catch (error) {
    return unwritten(error, wasSent)
  }
  if (wasSent) {
    const settled = await conclude(dataverse, observation, options)
    if (settled.kind !== 'not-done') return settled
  }
  const changed = changedRow(observation)
  if (changed) return conflicted(changed, dataverse, stored)

  await options.markSent()
  try {
    await dataverse.changeSet(writeOperations(observation.operations), signal ? { signal } : {})
  } catch (error) {
    return afterFailure(error, dataverse, options)
  }
  return applied(dataverse, observation.userId, options)
}

/** As `observeRows`; nothing is written in an environment that nobody chose (P7). @throws {ConnectionError} */
async function observe(dataverse: DataverseClient, options: AttemptOptions): Promise<Observation> {
  const observation = await observeRows(dataverse, options.stored.operations)
  if (options.organizationId === undefined || observation.organizationId === options.organizationId) return observation
  await options.onEnvironmentChanged()
  throw new ConnectionError(environmentChanged)
}

async function afterFailure(
  error: unknown,
  dataverse: DataverseClient,
  options: AttemptOptions,
): Promise<AttemptOutcome> {
  const { stored } = options
  if (!(error instanceof DataverseError)) return unwritten(error, stored.wasSent)
  const mayBeWritten = error.effect === 'unknown' || error instanceof DuplicateKeyError
  const stale = error instanceof RowChangedError
  if (!mayBeWritten && !stale && isPassing(error)) return unwritten(error, stored.wasSent)
  if (!mayBeWritten && !stale) return failed(error)
  let observation: Observation
  try {
    observation = await observe(dataverse, options)
  } catch (readError) {
    return stale && !stored.wasSent ? unwritten(readError, false) : { kind: 'unclear', error: readError }
  }
  // The first sending that was refused for its versions wrote nothing; a later one may have met the first one's work.
  if (!stale || stored.wasSent) {
    const settled = await conclude(dataverse, observation, options)
    if (settled.kind !== 'not-done') return settled
  }
  const changed = changedRow(observation)
  if (changed) return conflicted(changed, dataverse, stored)
  const answered = error instanceof DuplicateKeyError || (error.status !== undefined && stored.attempts >= maxAttempts)
  return answered ? failed(error) : { kind: 'again', sent: true, error }
}

/** From what reads back. */
async function conclude(
  dataverse: DataverseClient,
  observation: Observation,
  options: AttemptOptions,
): Promise<AttemptOutcome | { kind: 'not-done' }> {
  const verdict = settle(observation)
  options.onSettled(verdict)
  if (verdict === 'not-done') return { kind: 'not-done' }
  if (verdict === 'done') return applied(dataverse, observation.userId, options)
  const changed = verdict === 'overtaken' ? changedRow(observation) : undefined
  if (changed) return conflicted(changed, dataverse, options.stored, true)
  if (options.stored.attempts >= maxAttempts) return { kind: 'concluded', conclusion: unsettled }
  const { code, title: message, help } = unsettledProblem
  return { kind: 'unclear', error: new CrmError({ code, message, help }) }
}

async function applied(
  dataverse: DataverseClient,
  userId: string,
  { stored: { plan, operations }, now }: AttemptOptions,
): Promise<AttemptOutcome> {
  const receipt = await readReceipt(dataverse, { plan, operations, userId, at: now() })
  return { kind: 'concluded', conclusion: { state: 'applied', receipt } }
}

function conflicted(
  changed: NonNullable<ReturnType<typeof changedRow>>,
  { environmentUrl }: DataverseClient,
  { plan: { changes } }: StoredPlan,
  overtaken = false,
): AttemptOutcome {
  const conflict = buildConflict(changed, { changes, environmentUrl, overtaken })
  return { kind: 'concluded', conclusion: { state: 'conflicted', conflict } }
}

const failed = (error: DataverseError): AttemptOutcome => ({
  kind: 'concluded',
  conclusion: { state: 'failed', failure: planProblem(error) },
})

const unsettled: Conclusion & { state: 'failed' } = { state: 'failed', failure: unsettledProblem }

/** Passes by itself: waiting helps, another plan does not. */
const isPassing = (error: DataverseError): boolean =>
  error instanceof ThrottledError || error instanceof TransportError || error instanceof UnauthorizedError

/** Why it ended before anything could have been written. */
function unwritten(error: unknown, sent: boolean): AttemptOutcome {
  if (error instanceof ConnectionError) return { kind: 'waits', sent }
  const refused = error instanceof DataverseError && error.effect === 'none' && !isPassing(error)
  // A read that failed with the service's own trouble is tried again, a refused one will be refused again.
  if (refused && (error.status ?? 0) < 500 && !sent) return failed(error)
  return { kind: 'again', sent, error }
}
