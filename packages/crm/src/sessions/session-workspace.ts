import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import { anyWorkspace, selectOnlyWorkspace, selectWorkspace } from '../workspaces/workspace.store.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { StoredSession } from './session.ts'

/** Where a browser is: where it signed in or said it belongs, or the only place there is. */
export async function workspaceOf(trx: Transaction, session?: StoredSession): Promise<Workspace | undefined> {
  const { workspaceId } = session ?? {}
  return workspaceId === undefined ? selectOnlyWorkspace(trx) : selectWorkspace(trx, workspaceId)
}

/** @throws {CrmError} `environment_needed` before the set-up, `environment_choice_needed` when there are several */
export async function requireWorkspace(trx: Transaction, session?: StoredSession): Promise<Workspace> {
  const workspace = await workspaceOf(trx, session)
  if (workspace) return workspace
  throw (await anyWorkspace(trx)) ? choiceNeeded() : environmentNeeded()
}

const environmentNeeded = (): CrmError =>
  new CrmError({
    code: 'environment_needed',
    message: 'This installation does not know its Dynamics environment yet.',
    help: 'Whoever runs it opens the set-up page and enters the code the server printed when it started.',
  })

const choiceNeeded = (): CrmError =>
  new CrmError({
    code: 'environment_choice_needed',
    message: 'Several companies use this installation, and this browser has not said which Dynamics is yours.',
    help: 'Open the sign-in page and paste any address of your Dynamics.',
  })
