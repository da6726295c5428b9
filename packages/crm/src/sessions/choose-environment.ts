import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import type { Environment } from '../workspaces/environment.ts'
import { requireEnvironmentUrl } from '../workspaces/require-environment-url.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { environmentOf } from '../workspaces/workspace.ts'
import { selectWorkspaceByUrl } from '../workspaces/workspace.store.ts'
import { openSessionAt } from './open-session.ts'
import { storeIntent } from './session.store.ts'

/**
 * This browser belongs to that Dynamics, from any address of it. Which others there are is told to nobody.
 *
 * @throws {CrmError} `environment_url_refused`, `environment_unknown`
 */
export async function chooseEnvironment(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  { sessionId, url }: { sessionId: string | undefined; url: string },
): Promise<{ sessionId: string; environment: Environment }> {
  const { environmentUrl } = requireEnvironmentUrl(config, url)
  const now = clock.now()
  const chosen = await inInstallation(db, async (trx) => {
    const workspace = await selectWorkspaceByUrl(trx, environmentUrl)
    if (!workspace) return undefined
    const session = await openSessionAt(trx, { sessionId, workspaceId: workspace.id, now })
    // Who goes somewhere else does not come for what they were invited to any more.
    const { intent } = session.stored
    if (intent && intent.workspaceId !== workspace.id) await storeIntent(trx, session.stored.hash, undefined)
    return { sessionId: session.id, environment: environmentOf(workspace) }
  })
  if (chosen) return chosen
  throw new CrmError({
    code: 'environment_unknown',
    message: 'Liaison is not set up for this Dynamics environment.',
    help: 'Copy the address out of the Dynamics you work in. If it is right, whoever runs Liaison sets it up first.',
  })
}
