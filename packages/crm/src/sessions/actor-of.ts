import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { findMember } from '../members/member.store.ts'
import { enterWorkspace, inInstallation } from '../workspaces/in-workspace.ts'
import { findSession } from './session.store.ts'

/** Whose rights a request of this browser has. @throws {CrmError} `sign_in_required` */
export async function actorOf(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sessionId: string | undefined,
): Promise<Actor> {
  const actor =
    sessionId === undefined
      ? undefined
      : await inInstallation(db, async (trx) => {
          const session = await findSession(trx, sessionId, clock.now())
          if (!session?.owner) return undefined
          await enterWorkspace(trx, session.owner.workspaceId)
          const member = await findMember(trx, session.owner.memberId)
          return member && { ...session.owner, role: member.role }
        })
  if (actor) return actor
  throw new CrmError({
    code: 'sign_in_required',
    message: 'You are not signed in.',
    help: 'Sign in with your Microsoft account.',
  })
}
