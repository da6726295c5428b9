import { sql } from 'kysely'
import type { Deps } from '../deps.ts'
import { type ResealTally, resealStored } from '../sealing/reseal-tally.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { resealSignIn } from './pending-sign-in.ts'

/** Sign-ins on their way to Microsoft and back, few at any time, are finished with the newest key too. */
export async function resealSignIns({ db, seal }: Pick<Deps, 'db' | 'seal'>, tally: ResealTally): Promise<void> {
  await inInstallation(db, async (trx) => {
    const rows = await trx
      .selectFrom('sessions')
      .select(['session_hash', 'sign_in'])
      .where(sql<boolean>`split_part(sign_in, '.', 2) <> ${seal.keyId}`)
      .execute()
    for (const { session_hash: hash, sign_in: signIn } of rows) {
      const former = signIn ?? ''
      await resealStored(
        tally,
        () => resealSignIn(seal, hash, former),
        async (fresh) =>
          trx
            .updateTable('sessions')
            .set({ sign_in: fresh })
            .where('session_hash', '=', hash)
            .where('sign_in', '=', former)
            .executeTakeFirst(),
      )
    }
  })
}
