import type { Deps } from '../deps.ts'
import type { SetUp } from './environment.ts'
import { environmentOf } from './workspace.ts'
import { inInstallation } from './in-workspace.ts'
import { anyWorkspace, selectOnlyWorkspace } from './workspace.store.ts'

export async function readSetUp({ db }: Pick<Deps, 'db'>): Promise<SetUp> {
  return inInstallation(db, async (trx) => {
    const code = await trx.selectFrom('set_up').select('only_row').executeTakeFirst()
    const only = await selectOnlyWorkspace(trx)
    return {
      state: (await anyWorkspace(trx)) ? 'ready' : 'environment-needed',
      takesCode: code !== undefined,
      ...(only ? { environment: environmentOf(only) } : {}),
    }
  })
}
