import type { Emulator } from '@liaison/emulator'
import { expect } from 'vitest'
import { type Actor, type Database, type Db, inWorkspace, sendNotices } from '../src/index.ts'
import type { Selectable } from 'kysely'
import { anInstallation, type Installation } from './installation.ts'
import { type PostOffice, postOffice } from './post-office.ts'

export const minute = 60
export const hour = 3600
export const day = 24 * hour

/** An installation with a mail server, of which Ada is the administrator. */
export interface Mailed {
  installation: Installation
  post: PostOffice
  ada: Actor
  notices: Noticed
}

export async function aMailedInstallation(
  emulator: Emulator,
  options: { db: Db; keys?: readonly Uint8Array[] },
): Promise<Mailed> {
  emulator.faults.clear()
  const post = postOffice()
  const installation = await anInstallation({ emulator, mailer: post, ...options })
  const ada = await installation.actor('ada')
  return { installation, post, ada, notices: noticed(installation, emulator, ada.workspaceId) }
}

/** What is to be told, as it is stored, and its sending. */
export interface Noticed {
  /** Everything that is due by the installation's clock. Answers how many mails were taken. */
  send(by?: Installation): Promise<number>
  rows(): Promise<Selectable<Database['notices']>[]>
  addressOf(actor: Actor): Promise<string>
  /** As when the sign-in was revoked and something of the person's meets it. */
  loseConnection(actor: Actor): Promise<void>
}

export function noticed(installation: Installation, emulator: Emulator, workspaceId: string): Noticed {
  const { deps } = installation
  return {
    send: async (by = installation) => sendNotices(by.deps, { atMost: 100 }),
    rows: async () =>
      inWorkspace(deps.db, workspaceId, async (trx) =>
        trx.selectFrom('notices').selectAll().orderBy('created_at').orderBy('notice_id').execute(),
      ),
    addressOf: async ({ memberId }) =>
      inWorkspace(deps.db, workspaceId, async (trx) => {
        const query = trx.selectFrom('members').select('username').where('member_id', '=', memberId)
        return (await query.executeTakeFirstOrThrow()).username
      }),
    async loseConnection(actor) {
      installation.passTime(2 * 3600)
      emulator.faults.refuseToken({ aadsts: 50173 })
      const work = async () => (await deps.dataverseFor(actor)).whoAmI()
      await expect(work()).rejects.toMatchObject({ code: 'connection_reauth_required' })
    },
  }
}
