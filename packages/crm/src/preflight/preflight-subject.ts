import { findConnection } from '../connections/connection.store.ts'
import type { Db } from '../database.ts'
import type { Actor } from '../deps.ts'
import { findMember } from '../members/member.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { readWorkspace } from '../workspaces/workspace.store.ts'
import type { MessageAbout } from './message-for-dynamics-admin.ts'

/** Whose preflight it is, and with which connection. */
export interface PreflightSubject extends MessageAbout {
  systemUserId: string | undefined
  tokensVersion: number
}

export async function readPreflightSubject(db: Db, actor: Actor): Promise<PreflightSubject> {
  const { workspace, member, connection } = await inWorkspace(db, actor.workspaceId, async (trx) => ({
    workspace: await readWorkspace(trx),
    member: await findMember(trx, actor.memberId),
    connection: await findConnection(trx, actor.memberId),
  }))
  return {
    person: { name: member?.name ?? '', username: member?.username ?? '' },
    environment: { name: workspace.name, url: workspace.environmentUrl },
    systemUserId: connection?.systemUserId,
    tokensVersion: connection?.tokensVersion ?? 0,
  }
}
