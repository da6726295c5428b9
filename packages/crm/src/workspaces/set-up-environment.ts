import { discoverEnvironment, parseEnvironmentUrl } from '@liaison/dataverse'
import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { type Environment, type SetUpEnvironment } from './environment.ts'
import { enterWorkspace, inInstallation } from './in-workspace.ts'
import { hashSetUpCode, sameHash } from './set-up-code.ts'
import { anyWorkspace, insertWorkspace, selectWorkspaceByUrl } from './workspace.store.ts'
import { environmentOf, type Workspace } from './workspace.ts'

const maxAttempts = 10

/**
 * Binds the installation to an environment, from any address copied out of Dynamics (P4): its tenant and sign-in service
 * are asked from the environment itself (P5, P6). The code is used up by success only.
 *
 * @throws {CrmError} `set_up_code_refused`, `set_up_code_locked`, `set_up_already_done`, `environment_url_refused`
 * @throws {DataverseError} `dataverse_environment_not_recognised`, `dataverse_unreachable`
 */
export async function setUpEnvironment(
  { db, clock, newId, log, transport, config }: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'transport' | 'config'>,
  { code, url }: SetUpEnvironment,
): Promise<Environment> {
  const codeHash = hashSetUpCode(code)
  const verdict = await inInstallation(db, async (trx) => checkCode(trx, codeHash))
  if (verdict.kind === 'refused') {
    log({ event: 'set_up.code_refused', attempts: verdict.attempts })
    throw verdict.error
  }
  const parsed = parseEnvironmentUrl(url, { extraHosts: config.extraHosts })
  if (parsed.kind === 'refused') {
    throw new CrmError({ code: 'environment_url_refused', message: parsed.title, help: parsed.help })
  }
  const { environmentUrl, cloud } = parsed
  const { tenantId, authority, resource } = await discoverEnvironment(environmentUrl, transport)
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

type Verdict = { kind: 'accepted' } | { kind: 'refused'; attempts: number; error: CrmError }

/** Counts the attempt whether it is right or not, and commits that before anything else happens. */
async function checkCode(trx: Transaction, codeHash: Buffer): Promise<Verdict> {
  const stored = await trx.selectFrom('set_up').selectAll().forUpdate().executeTakeFirst()
  if (!stored) return { kind: 'refused', attempts: 0, error: await noCode(trx) }
  const { attempts } = stored
  if (attempts >= maxAttempts) return { kind: 'refused', attempts, error: codeLocked() }
  if (sameHash(stored.code_hash, codeHash)) return { kind: 'accepted' }
  await trx
    .updateTable('set_up')
    .set({ attempts: attempts + 1 })
    .execute()
  return { kind: 'refused', attempts: attempts + 1, error: codeRefused() }
}

/** Whoever comes late is told why. */
const noCode = async (trx: Transaction): Promise<CrmError> =>
  (await anyWorkspace(trx)) ? alreadyDone() : codeRefused()

/** `contoso` of https://contoso.crm4.dynamics.com, until the organisation's own name is known. */
const nameOf = (environmentUrl: string): string => {
  const { hostname } = new URL(environmentUrl)
  return /^[\d.]+$/.test(hostname) ? hostname : (hostname.split('.')[0] ?? hostname)
}

const codeRefused = (): CrmError =>
  new CrmError({
    code: 'set_up_code_refused',
    message: 'This is not the set-up code.',
    help: 'The server prints the code when it starts; a restart prints a new one. Copy it from there.',
  })

const codeLocked = (): CrmError =>
  new CrmError({
    code: 'set_up_code_locked',
    message: 'The set-up code was tried too often and does not work any more.',
    help: 'Restart the server: it prints a new code.',
  })

const alreadyKnown = (): CrmError =>
  new CrmError({
    code: 'set_up_already_done',
    message: 'This environment is set up here already.',
    help: 'Sign in. The code is still good for another environment.',
  })

const alreadyDone = (): CrmError =>
  new CrmError({
    code: 'set_up_already_done',
    message: 'This installation is set up, and no code for a further environment is out.',
    help: 'Sign in. For a further environment whoever runs the installation makes a code with: liaison set-up-code',
  })
