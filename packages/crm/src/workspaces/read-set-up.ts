import type { Deps } from '../deps.ts'
import type { SetUp } from './environment.ts'
import { environmentOf } from './workspace.ts'
import { findOnlyWorkspace } from './workspace.store.ts'

export async function readSetUp({ db }: Pick<Deps, 'db'>): Promise<SetUp> {
  const workspace = await findOnlyWorkspace(db)
  return workspace ? { state: 'ready', environment: environmentOf(workspace) } : { state: 'environment-needed' }
}
