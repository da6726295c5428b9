import { describeApproval, describeConnection } from '../connections/describe-connection.ts'
import { findConnection } from '../connections/connection.store.ts'
import { reportedApproval } from '../connections/reported-approval.ts'
import type { Db, Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { countPlansByMember, statesToWrite } from '../health/health.store.ts'
import { findOpenInvitation } from '../invitations/invitation.store.ts'
import { listWaiting } from '../members/list-waiting.ts'
import type { Role } from '../members/member.ts'
import { selectAlarms } from '../operator-alarms/operator-alarm.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { getWorkspace } from '../workspaces/workspace.store.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { alarmLetter, credentialEndsLetter, peopleWaitLetter } from './admin-letters.ts'
import { approvedLetter, connectionEndedLetter } from './connection-letters.ts'
import { invitationLetter } from './invitation-letter.ts'
import type { Letter } from './letter.ts'
import type { NoticeKind } from './notice.ts'
import type { ClaimedNotice } from './notice.store.ts'
import { openLink } from './sealed-link.ts'
import { alarmOfTopic } from './tell-alarm.ts'
import { connectionCause } from './tell-connection.ts'
import { daysUntilTold } from './tell-credential-ends.ts'

export type WriteDeps = Pick<Deps, 'db' | 'clock' | 'config' | 'seal'>

interface Recipient {
  memberId: string
  name: string
  username: string
  role: Role
  toldByMail: boolean
}

interface Told {
  notice: ClaimedNotice
  workspace: Workspace
  recipient: Recipient
}

type LetterWriter = (deps: WriteDeps, told: Told) => Promise<Letter | undefined>

/** A letter and where it goes: to the name of a member's account, or to the address that was typed in. */
export interface Written {
  letter: Letter
  address: string
}

/**
 * As it stands now, which may be that there is nothing to tell any more: then undefined.
 *
 * @throws {CrmError} `sealed_value_unreadable`
 */
export async function writeNotice(deps: WriteDeps, notice: ClaimedNotice): Promise<Written | undefined> {
  const workspace = await getWorkspace(deps.db, notice.workspaceId)
  if ('address' in notice.to) {
    const letter = await invitation(deps, notice, workspace)
    return letter && { letter, address: notice.to.address }
  }
  const recipient = await findRecipient(deps.db, workspace.id, notice.to.memberId)
  if (!recipient || (forAdmins.has(notice.kind) && recipient.role !== 'admin')) return undefined
  const letter = await letters[notice.kind]?.(deps, { notice, workspace, recipient })
  return letter && { letter, address: recipient.username }
}

const forAdmins: ReadonlySet<NoticeKind> = new Set(['people-wait', 'alarm', 'credential-ends'])

/** Undefined for who does not belong to the workspace any more. */
async function findRecipient(db: Db, workspaceId: string, memberId: string): Promise<Recipient | undefined> {
  const row = await inWorkspace(db, workspaceId, async (trx) =>
    trx
      .selectFrom('members')
      .select(['name', 'username', 'role', 'told_by_mail'])
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  )
  return row && { memberId, name: row.name, username: row.username, role: row.role, toldByMail: row.told_by_mail }
}

/** Not any more when it was used, taken back or too old by now. */
async function invitation(
  { db, clock, seal }: WriteDeps,
  { id, cause: invitationId, sealed }: ClaimedNotice,
  { id: workspaceId, name: organisation }: Workspace,
): Promise<Letter | undefined> {
  const open = await inWorkspace(db, workspaceId, async (trx) => findOpenInvitation(trx, { invitationId }, clock.now()))
  if (!open || sealed === undefined) return undefined
  const link = openLink(seal, { workspaceId, noticeId: id }, sealed)
  const { role, createdByName: invitedBy = 'An administrator', expiresAt } = open
  return invitationLetter({ organisation, role, invitedBy, link, expiresAt })
}

const connectionEnded: LetterWriter = async ({ db, config }, { notice, workspace, recipient }) => {
  const { memberId, name, toldByMail } = recipient
  if (!toldByMail) return undefined
  const { since, stored, plans } = await inWorkspace(db, workspace.id, async (trx) => ({
    since: await sinceOf(trx, memberId),
    stored: await findConnection(trx, memberId),
    plans: {
      toApprove: (await countPlansByMember(trx, ['draft'], [memberId])).get(memberId) ?? 0,
      toWrite: (await countPlansByMember(trx, statesToWrite, [memberId])).get(memberId) ?? 0,
    },
  }))
  // Whatever they did since then, they know how it stands; of an approval another letter tells.
  if (!stored || !since || connectionCause(stored.state, since) !== notice.cause) return undefined
  if (stored.problem && reportedApproval(stored.problem)) return undefined
  const connection = describeConnection(config, workspace, stored)
  return connectionEndedLetter(config, { name, organisation: workspace.name }, { connection, plans })
}

const approved: LetterWriter = async ({ db, config }, { workspace, recipient: { memberId, name, toldByMail } }) => {
  const stored = await inWorkspace(db, workspace.id, async (trx) => findConnection(trx, memberId))
  if (!toldByMail || !stored?.problem || !reportedApproval(stored.problem)) return undefined
  return approvedLetter(config, { name, organisation: workspace.name })
}

const peopleWait: LetterWriter = async (deps, { workspace, recipient: { memberId, name } }) => {
  const { items } = await listWaiting(deps, { workspaceId: workspace.id, memberId, role: 'admin' })
  const people = items.filter(({ member }) => member?.id !== memberId)
  if (people.length === 0) return undefined
  const { messageForIt: approvalMessage } = describeApproval(deps.config, workspace)
  return peopleWaitLetter(deps.config, { name, organisation: workspace.name }, { people, approvalMessage })
}

const alarm: LetterWriter = async ({ db, config }, { notice, workspace, recipient: { name } }) => {
  const alarms = await inWorkspace(db, workspace.id, selectAlarms)
  const found = alarms.find(({ code }) => code === alarmOfTopic(notice.topic))
  return found && alarmLetter(config, { name, organisation: workspace.name }, found)
}

const credentialEnds: LetterWriter = ({ clock, config }, { notice, workspace, recipient: { name } }) => {
  const { credential } = config
  const daysLeft = daysUntilTold(notice.cause, credential?.endsAt, clock.now())
  if (!credential || daysLeft === undefined) return Promise.resolve(undefined)
  return Promise.resolve(
    credentialEndsLetter(config, { name, organisation: workspace.name }, { ...credential, daysLeft }),
  )
}

const letters: Readonly<Record<NoticeKind, LetterWriter | undefined>> = {
  'connection-ended': connectionEnded,
  approved,
  'people-wait': peopleWait,
  alarm,
  'credential-ends': credentialEnds,
  // It goes to an address, not to a member.
  invitation: undefined,
}

async function sinceOf(trx: Transaction, memberId: string): Promise<Date | undefined> {
  const row = await trx.selectFrom('connections').select('since').where('member_id', '=', memberId).executeTakeFirst()
  return row?.since ?? undefined
}
