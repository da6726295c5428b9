import type { Deps } from '../deps.ts'
import { inInstallation } from './in-workspace.ts'
import { hashSetUpCode, newSetUpCode } from './set-up-code.ts'
import { anyWorkspace } from './workspace.store.ts'

/**
 * A new one-time code, to be printed where only who runs the installation sees it. The one before stops working. Only
 * its hash is kept. Undefined once an environment is set up, unless `another` is wanted.
 */
export async function issueSetUpCode(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { another = false }: { another?: boolean } = {},
): Promise<string | undefined> {
  const code = newSetUpCode()
  const row = { code_hash: hashSetUpCode(code), attempts: 0, created_at: clock.now() }
  return inInstallation(db, async (trx) => {
    if (!another && (await anyWorkspace(trx))) return undefined
    await trx
      .insertInto('set_up')
      .values({ only_row: true, ...row })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet(row))
      .execute()
    return code
  })
}
