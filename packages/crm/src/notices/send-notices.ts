import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { letterAsHtml } from './letter-html.ts'
import { letterAsText, subjectLine } from './letter-text.ts'
import { isAddress, type MailOutcome } from './mailer.ts'
import type { MailProblem } from './notice.ts'
import { type ClaimedNotice, claimNotice, endNotice, putOffNotice, workspacesWithDueNotices } from './notice.store.ts'
import { type WriteDeps, writeNotice, type Written } from './write-notice.ts'

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
  let written: Written | undefined
  try {
    written = await writeNotice(deps, notice)
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'sealed_value_unreadable') throw error
    return settle(deps, notice, { kind: 'refused', problem: 'unreadable' })
  }
  if (!written) {
    const at = deps.clock.now()
    await inWorkspace(deps.db, notice.workspaceId, async (trx) => endNotice(trx, notice, { state: 'dropped', at }))
    return 'not-sent'
  }
  return settle(deps, notice, await deliver(deps, notice, written))
}

async function deliver(
  { mailer }: SendDeps,
  { id }: ClaimedNotice,
  { letter, address: to }: Written,
): Promise<MailOutcome> {
  if (!isAddress(to)) return { kind: 'refused', problem: 'address-missing' }
  if (!mailer) return { kind: 'unavailable', problem: 'unreachable' }
  return mailer.send({
    id,
    to,
    subject: subjectLine(letter),
    text: letterAsText(letter),
    html: letterAsHtml(letter),
  })
}

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
