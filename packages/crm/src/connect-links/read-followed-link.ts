import type { Connection } from '../connections/connection.ts'
import type { Transaction } from '../database.ts'
import type { Session } from '../sessions/session-view.ts'
import type { SignInIntent } from '../sessions/sign-in-intent.ts'
import { enterWorkspace } from '../workspaces/in-workspace.ts'
import { backUrl } from './back-url.ts'
import { findOpenLink } from './connect-link.store.ts'

interface Followed {
  intent: SignInIntent | undefined
  /** How the person stands meanwhile. */
  connection: Connection | null
  now: Date
}

/** Whose link the person agreed to, as long as it can still be used. Enters the link's workspace. */
export async function readFollowedLink(
  trx: Transaction,
  { intent, connection, now }: Followed,
): Promise<Session['connectLink']> {
  if (intent?.kind !== 'connect-link') return null
  await enterWorkspace(trx, intent.workspaceId)
  const link = await findOpenLink(trx, { agreedTo: intent.connectLinkId }, now)
  if (!link) return null
  const url = backUrl(link, { status: 'problem', code: connection?.code ?? 'connection_needed' })
  return { program: link.program, ...(url === undefined ? {} : { backUrl: url }) }
}
