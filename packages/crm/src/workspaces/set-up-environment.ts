import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Deps } from '../deps.ts'
import type { Environment, SetUpEnvironment } from './environment.ts'
import { enterWorkspace, inInstallation } from './in-workspace.ts'
import { locateEnvironment, type LocateDeps } from './locate-environment.ts'
import { noCode } from './prove-set-up-code.ts'
import { insertWorkspace, selectWorkspaceByUrl } from './workspace.store.ts'
import { environmentOf, type Workspace } from './workspace.ts'

/**
 * Binds the installation to an environment, from any address copied out of Dynamics (P4): its tenant and sign-in service
 * are asked from the environment itself (P5, P6). The code is used up by success only.
 *
 * @throws {CrmError} `set_up_code_refused`, `set_up_code_locked`, `set_up_already_done`, `environment_url_refused`
 * @throws {DataverseError} `dataverse_environment_not_recognised`, `dataverse_unreachable`
 */
export async function setUpEnvironment(
  deps: LocateDeps & Pick<Deps, 'clock' | 'newId'>,
  request: SetUpEnvironment,
): Promise<Environment> {
  const { db, clock, newId, log } = deps
  const { codeHash, environmentUrl, cloud, tenantId, authority, resource } = await locateEnvironment(deps, request)
  const workspace: Workspace = {
    id: newId(),
    name: nameOf(environmentUrl),
    environmentUrl,
    tenantId,
    authority,
    resource,
    organizationId: undefined,
    cloud,
  }
  await inInstallation(db, async (trx) => {
    const used = await trx.deleteFrom('set_up').where('code_hash', '=', codeHash).executeTakeFirst()
    // Somebody else used it, or it was replaced, while the environment was asked.
    if (used.numDeletedRows === 0n) throw await noCode(trx)
    if (await selectWorkspaceByUrl(trx, environmentUrl)) throw alreadyKnown()
    await insertWorkspace(trx, workspace, clock.now())
    await enterWorkspace(trx, workspace.id)
    await recordEvent(trx, {
      id: newId(),
      workspaceId: workspace.id,
      at: clock.now(),
      kind: 'environment_set_up',
      detail: { environmentUrl, tenantId },
    })
  })
  log({ event: 'set_up.environment_stored', workspaceId: workspace.id, environmentUrl, tenantId })
  return environmentOf(workspace)
}

/** `contoso` of https://contoso.crm4.dynamics.com, until the organisation's own name is known. */
const nameOf = (environmentUrl: string): string => {
  const { hostname } = new URL(environmentUrl)
  return /^[\d.]+$/.test(hostname) ? hostname : (hostname.split('.')[0] ?? hostname)
}

const alreadyKnown = (): CrmError =>
  new CrmError({
    code: 'set_up_already_done',
    message: 'This environment is set up here already.',
    help: 'Sign in. The code is still good for another environment.',
  })
