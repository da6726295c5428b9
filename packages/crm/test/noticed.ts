import type { Emulator } from '@liaison/emulator'
import { expect } from 'vitest'
import { type Actor, type Database, inWorkspace, sendNotices } from '../src/index.ts'
import type { Selectable } from 'kysely'
import type { Installation } from './installation.ts'

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
