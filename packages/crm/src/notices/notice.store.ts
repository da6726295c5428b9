import { type ExpressionBuilder, sql } from 'kysely'
import type { Database, Db, Transaction } from '../database.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import type { FailedNotice, NoticeFailure, NoticeKind } from './notice.ts'

/** About what, for whom. */
export interface NoticeTopic {
  memberId: string
  topic: string
}

interface Notice {
  workspaceId: string
  id: string
  kind: NoticeKind
  to: { memberId: string } | { address: string }
  topic: string
  cause: string
}

export interface NewNotice extends Notice {
  at: Date
  dueAt: Date
  sealed?: string
}

/** Whoever sends one has so long, which is longer than a mail server may take. */
const leaseSeconds = 300

/** What was told, or is about to be, is not told again. */
export async function insertNotice(trx: Transaction, notice: NewNotice): Promise<void> {
  const { to } = notice
  await trx
    .insertInto('notices')
    .values({
      workspace_id: notice.workspaceId,
      notice_id: notice.id,
      kind: notice.kind,
      member_id: 'memberId' in to ? to.memberId : null,
      address: 'address' in to ? to.address : null,
      topic: notice.topic,
      cause: notice.cause,
      sealed: notice.sealed ?? null,
      state: 'waiting',
      attempts: 0,
      created_at: notice.at,
      first_due_at: notice.dueAt,
      due_at: notice.dueAt,
      leased_until: null,
      ended_at: null,
      failure: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function isKnownCause(
  trx: Transaction,
  { memberId, topic, cause }: NoticeTopic & { cause: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('notices')
    .select('notice_id')
    .where('member_id', '=', memberId)
    .where('topic', '=', topic)
    .where('cause', '=', cause)
    .executeTakeFirst()
  return row !== undefined
}

/** The one that waits tells of the newest cause, at the time it was to be sent anyway. False when none waits. */
export async function renewWaitingNotice(
  trx: Transaction,
  { memberId, topic, cause }: NoticeTopic & { cause: string },
): Promise<boolean> {
  const renewed = await trx
    .updateTable('notices')
    .set({ cause })
    .where('member_id', '=', memberId)
    .where('topic', '=', topic)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return renewed.numUpdatedRows > 0n
}

/** When the person was last told about it, or will have been in a moment. */
export async function lastToldAt(trx: Transaction, { memberId, topic }: NoticeTopic): Promise<Date | undefined> {
  const row = await trx
    .selectFrom('notices')
    .select(({ fn }) => fn.max(fn.coalesce('ended_at', 'due_at')).as('at'))
    .where('member_id', '=', memberId)
    .where('topic', '=', topic)
    .where('state', 'in', ['sent', 'sending'])
    .executeTakeFirst()
  return row?.at ?? undefined
}

/** It waits and its time has come, or whoever was sending it did not end it in theirs, by the database's own clock. */
const isDue = (now: Date) => (notice: ExpressionBuilder<Database, 'notices'>) =>
  notice.or([
    notice.and([notice('state', '=', 'waiting'), notice('due_at', '<=', now)]),
    notice.and([notice('state', '=', 'sending'), notice('leased_until', '<', sql<Date>`clock_timestamp()`)]),
  ])

/** Workspaces in which something is to be sent. */
export async function workspacesWithDueNotices(db: Db, now: Date): Promise<string[]> {
  const rows = await inInstallation(db, async (trx) =>
    trx.selectFrom('notices').select('workspace_id').distinct().where(isDue(now)).execute(),
  )
  return rows.map(({ workspace_id }) => workspace_id)
}

export interface ClaimedNotice extends Notice {
  sealed: string | undefined
  firstDueAt: Date
  /** This one included. */
  attempts: number
}

/** The one that has been due for longest; it is the caller's for some minutes, by the database's own clock. */
export async function claimNotice(trx: Transaction, now: Date): Promise<ClaimedNotice | undefined> {
  const row = await trx
    .updateTable('notices')
    .set(({ eb }) => ({
      state: 'sending',
      attempts: eb('attempts', '+', 1),
      leased_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
    }))
    .where('notice_id', '=', (query) =>
      query
        .selectFrom('notices')
        .select('notice_id')
        .where(isDue(now))
        .orderBy('due_at')
        .limit(1)
        .modifyEnd(sql`for update skip locked`),
    )
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  return {
    workspaceId: row.workspace_id,
    id: row.notice_id,
    kind: row.kind,
    to: row.member_id === null ? { address: row.address ?? '' } : { memberId: row.member_id },
    topic: row.topic,
    cause: row.cause,
    sealed: row.sealed ?? undefined,
    firstDueAt: row.first_due_at,
    attempts: row.attempts,
  }
}

/** False when another process took it over meanwhile. */
export async function endNotice(
  trx: Transaction,
  { id, attempts }: ClaimedNotice,
  { state, at, failure }: { state: 'sent' | 'dropped' | 'failed'; at: Date; failure?: NoticeFailure },
): Promise<boolean> {
  const ended = await trx
    .updateTable('notices')
    .set({
      state,
      ended_at: at,
      leased_until: null,
      sealed: null,
      failure: failure === undefined ? null : JSON.stringify(failure),
    })
    .where('notice_id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** To be tried again then, unless something newer about the same waits by now. */
export async function putOffNotice(
  trx: Transaction,
  { id, attempts, to, topic }: ClaimedNotice,
  { dueAt, failure }: { dueAt: Date; failure: NoticeFailure },
): Promise<void> {
  const newer =
    'memberId' in to
      ? await trx
          .selectFrom('notices')
          .select('notice_id')
          .where('member_id', '=', to.memberId)
          .where('topic', '=', topic)
          .where('state', '=', 'waiting')
          .forUpdate()
          .executeTakeFirst()
      : undefined
  await trx
    .updateTable('notices')
    .set({
      leased_until: null,
      failure: JSON.stringify(failure),
      ...(newer ? { state: 'dropped', ended_at: dueAt, sealed: null } : { state: 'waiting', due_at: dueAt }),
    })
    .where('notice_id', '=', id)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempts)
    .execute()
}

const listed = 20

export async function selectFailedNotices(trx: Transaction, since: Date): Promise<FailedNotice[]> {
  const rows = await trx
    .selectFrom('notices')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'notices.workspace_id')
        .onRef('members.member_id', '=', 'notices.member_id'),
    )
    .select(['notice_id', 'kind', 'address', 'members.name', 'ended_at', 'failure'])
    .where('state', '=', 'failed')
    .where('ended_at', '>', since)
    .orderBy('ended_at', 'desc')
    .orderBy('notice_id')
    .limit(listed)
    .execute()
  return rows.flatMap(({ notice_id: id, kind, address, name, ended_at, failure }) =>
    ended_at === null || failure === null
      ? []
      : [{ id, kind, to: name ?? address ?? '', at: ended_at.toISOString(), ...failure }],
  )
}
