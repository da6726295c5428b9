import { parseEnvironmentUrl } from '@liaison/dataverse'
import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import type { Environment } from '../workspaces/environment.ts'
import { inInstallation } from '../workspaces/in-workspace.ts'
import { environmentOf } from '../workspaces/workspace.ts'
import { selectWorkspaceByUrl } from '../workspaces/workspace.store.ts'
import { openSession } from './open-session.ts'
import { storeIntent, storeSessionWorkspace } from './session.store.ts'

/**
 * This browser belongs to that Dynamics, from any address of it. Which others there are is told to nobody. A browser where
 * somebody is signed in gets a session without anybody: a session never changes companies.
 *
 * @throws {CrmError} `environment_url_refused`, `environment_unknown`
 */
export async function chooseEnvironment(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  { sessionId, url }: { sessionId: string | undefined; url: string },
): Promise<{ sessionId: string; environment: Environment }> {
  const parsed = parseEnvironmentUrl(url, { extraHosts: config.extraHosts })
  if (parsed.kind === 'refused') {
    throw new CrmError({ code: 'environment_url_refused', message: parsed.title, help: parsed.help })
  }
  const now = clock.now()
  const chosen = await inInstallation(db, async (trx) => {
    const workspace = await selectWorkspaceByUrl(trx, parsed.environmentUrl)
    if (!workspace) return undefined
    const known = await openSession(trx, sessionId, now)
    const elsewhere = known.stored.owner !== undefined && known.stored.owner.workspaceId !== workspace.id
    const session = elsewhere ? await openSession(trx, undefined, now) : known
    await storeSessionWorkspace(trx, session.stored.hash, workspace.id)
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
