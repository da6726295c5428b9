import { parseEnvironmentUrl } from '@liaison/dataverse'
import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { linkSecretHash, newLinkSecret } from '../sessions/link-code.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { anyWorkspace, selectOnlyWorkspace, selectWorkspaceByUrl } from '../workspaces/workspace.store.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { invitationLink } from './invitation-link.ts'
import { insertInvitation } from './invitation.store.ts'

const goodForMs = 24 * 60 * 60 * 1000

type OperatorDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'config'>

/**
 * An invitation as administrator for a workspace that has lost its own, which nobody inside could make. For the command
 * line of whoever runs the installation. `environment` is any address of the Dynamics that is meant, where there are
 * several.
 *
 * @throws {CrmError} `environment_needed`, `environment_choice_needed`, `environment_unknown`, `environment_url_refused`
 */
export async function inviteAsOperator(
  { db, clock, newId, config }: OperatorDeps,
  { environment }: { environment?: string | undefined },
): Promise<{ link: string; organisation: string; expiresAt: Date }> {
  const secret = newLinkSecret()
  const at = clock.now()
  const expiresAt = new Date(at.getTime() + goodForMs)
  const id = newId()
  return inInstallation(db, async (trx) => {
    const { id: workspaceId, name } = await meantWorkspace(trx, config, environment)
    await enterWorkspace(trx, workspaceId)
    await insertInvitation(trx, {
      workspaceId,
      id,
      codeHash: linkSecretHash(secret),
      role: 'admin',
      label: undefined,
      createdBy: undefined,
      createdAt: at,
      expiresAt,
    })
    const detail = { invitationId: id, role: 'admin', expiresAt: expiresAt.toISOString(), by: 'operator' }
    await recordEvent(trx, { id: newId(), workspaceId, at, kind: 'invitation_created', detail })
    return { link: invitationLink(config.publicUrl, workspaceId, secret), organisation: name, expiresAt }
  })
}

async function meantWorkspace(
  trx: Transaction,
  { extraHosts }: Deps['config'],
  environment: string | undefined,
): Promise<Workspace> {
  if (environment === undefined) {
    const only = await selectOnlyWorkspace(trx)
    if (only) return only
    throw (await anyWorkspace(trx)) ? choiceNeeded() : environmentNeeded()
  }
  const parsed = parseEnvironmentUrl(environment, { extraHosts })
  if (parsed.kind === 'refused') {
    throw new CrmError({ code: 'environment_url_refused', message: parsed.title, help: parsed.help })
  }
  const workspace = await selectWorkspaceByUrl(trx, parsed.environmentUrl)
  if (workspace) return workspace
  throw new CrmError({
    code: 'environment_unknown',
    message: 'Liaison is not set up for this Dynamics environment.',
    help: 'Check the address, or set the environment up first.',
  })
}

const environmentNeeded = (): CrmError =>
  new CrmError({
    code: 'environment_needed',
    message: 'This installation does not know its Dynamics environment yet.',
    help: 'Set it up first; the first person who signs in then administers it.',
  })

const choiceNeeded = (): CrmError =>
  new CrmError({
    code: 'environment_choice_needed',
    message: 'Several companies use this installation.',
    help: 'Say which is meant, by any address of its Dynamics.',
  })
