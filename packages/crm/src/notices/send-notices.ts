import { recordEvent } from '../audit/audit-event.store.ts'
import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { letterAsHtml } from './letter-html.ts'
import { letterAsText, subjectLine } from './letter-text.ts'
import { isAddress, type MailOutcome } from './mailer.ts'
import type { MailProblem } from './notice.ts'
import { type ClaimedNotice, claimNotice, endNotice, putOffNotice, workspacesWithDueNotices } from './notice.store.ts'
import { type Recipient, type WriteDeps, writeNotice } from './write-notice.ts'

export type SendDeps = WriteDeps & Pick<Deps, 'newId' | 'log' | 'mailer'>

const minuteMs = 60_000
const longestWaitMs = 4 * 60 * minuteMs
/** A mail server that is away for longer is the operator's matter, and the news is old by then. */
const giveUpMs = 24 * 60 * minuteMs

/**
 * Sends what is due, the oldest first, one after the other. Any number of processes may: each notice is sent by one of them.
 * A process that dies after the mail server took a mail, and before that is written down, has it sent once more minutes
 * later, with the same Message-ID.
 *
 * @returns how many mails were taken
 */
export async function sendNotices(
  deps: SendDeps,
  { atMost, signal }: { atMost: number; signal?: AbortSignal },
): Promise<number> {
  if (!deps.mailer) return 0
  let sent = 0
  for (const workspaceId of await workspacesWithDueNotices(deps.db, deps.clock.now())) {
    while (sent < atMost && signal?.aborted !== true) {
      const notice = await inWorkspace(deps.db, workspaceId, async (trx) => claimNotice(trx, deps.clock.now()))
      if (!notice) break
      const outcome = await sendNotice(deps, notice)
      if (outcome === 'sent') sent += 1
      // The next one would meet the same.
      if (outcome === 'unavailable') return sent
    }
  }
  return sent
}

type SendOutcome = 'sent' | 'not-sent' | 'unavailable'

async function sendNotice(deps: SendDeps, notice: ClaimedNotice): Promise<SendOutcome> {
  const recipient = await findRecipient(deps, notice)
  const letter = recipient && (await writeNotice(deps, notice, recipient))
  if (!recipient || !letter) {
    const at = deps.clock.now()
    await inWorkspace(deps.db, notice.workspaceId, async (trx) => endNotice(trx, notice, { state: 'dropped', at }))
    return 'not-sent'
  }
  const outcome: MailOutcome = isAddress(recipient.username)
    ? await deliver(deps, {
        id: notice.id,
        to: recipient.username,
        subject: subjectLine(letter),
        text: letterAsText(letter),
        html: letterAsHtml(letter),
      })
    : { kind: 'refused', problem: 'address-missing' }
  return settle(deps, notice, outcome)
}

const deliver = async ({ mailer }: SendDeps, mail: Parameters<NonNullable<SendDeps['mailer']>['send']>[0]) =>
  mailer ? mailer.send(mail) : ({ kind: 'unavailable', problem: 'unreachable' } as const)

/** Undefined for who does not belong to the workspace any more, or administers it no more and was to be told as who does. */
async function findRecipient(
  { db }: SendDeps,
  { workspaceId, to, kind }: ClaimedNotice,
): Promise<Recipient | undefined> {
  if ('address' in to) return undefined
  const row = await inWorkspace(db, workspaceId, async (trx) =>
    trx
      .selectFrom('members')
      .select(['member_id', 'name', 'username', 'role', 'told_by_mail'])
      .where('member_id', '=', to.memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
  if (!row || (forAdmins.has(kind) && row.role !== 'admin')) return undefined
  const { member_id: memberId, name, username, role, told_by_mail: toldByMail } = row
  return { memberId, name, username, role, toldByMail }
}

const forAdmins: ReadonlySet<ClaimedNotice['kind']> = new Set(['people-wait', 'alarm', 'credential-ends'])

async function settle(deps: SendDeps, notice: ClaimedNotice, outcome: MailOutcome): Promise<SendOutcome> {
  const { workspaceId, id: noticeId, kind, attempts: attempt } = notice
  const at = deps.clock.now()
  if (outcome.kind === 'accepted') {
    const ended = await inWorkspace(deps.db, workspaceId, async (trx) => {
      const isOurs = await endNotice(trx, notice, { state: 'sent', at })
      if (isOurs) await recordSent(deps, trx, notice, at)
      return isOurs
    })
    if (ended) deps.log({ event: 'notice.sent', workspaceId, noticeId, kind })
    return 'sent'
  }
  const { problem, reply } = outcome
  const failure = { problem, ...(reply === undefined ? {} : { reply }) }
  const dueAt = new Date(at.getTime() + waitMs(attempt))
  const givesUp = outcome.kind === 'refused' || dueAt.getTime() > notice.firstDueAt.getTime() + giveUpMs
  await inWorkspace(deps.db, workspaceId, async (trx) => {
    if (givesUp) await endNotice(trx, notice, { state: 'failed', at, failure })
    else await putOffNotice(trx, notice, { dueAt, failure })
  })
  deps.log({ event: givesUp ? 'notice.failed' : 'notice.put_off', workspaceId, noticeId, kind, attempt, ...failure })
  return forEveryMail.has(problem) ? 'unavailable' : 'not-sent'
}

/** What the next mail would meet, too. */
const forEveryMail: ReadonlySet<MailProblem> = new Set(['unreachable', 'sign-in-refused', 'tls-failed'])

/** A minute, two, four and so on, up to four hours. */
const waitMs = (attempts: number): number => Math.min(minuteMs * 2 ** (attempts - 1), longestWaitMs)

async function recordSent(
  { newId }: SendDeps,
  trx: Parameters<typeof recordEvent>[0],
  { workspaceId, kind, to }: ClaimedNotice,
  at: Date,
): Promise<void> {
  await recordEvent(trx, {
    id: newId(),
    workspaceId,
    at,
    kind: 'notice_sent',
    ...('memberId' in to ? { memberId: to.memberId } : {}),
    detail: { notice: kind },
  })
}
