import { recordEvent } from '../audit/audit-event.store.ts'
import { getKey } from '../api-keys/api-key.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { linkSecretHash, newLinkSecret } from '../sessions/link-code.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import type { IssuedConnectLink, NewConnectLink } from './connect-link.ts'
import { insertConnectLink } from './connect-link.store.ts'
import { keyOfActor } from './key-of-actor.ts'

const minuteMs = 60 * 1000

/**
 * A link by which one person connects their Microsoft account and lets this key act in their name.
 *
 * @throws {CrmError} `api_key_needed`, `return_url_refused`
 */
export async function createConnectLink(
  { db, clock, newId, config }: Pick<Deps, 'db' | 'clock' | 'newId' | 'config'>,
  actor: Actor,
  { reference, returnUrl, expiresInMinutes = 15 }: NewConnectLink,
): Promise<IssuedConnectLink> {
  const { workspaceId, memberId } = actor
  const apiKeyId = keyOfActor(actor)
  const id = newId()
  const secret = newLinkSecret()
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + expiresInMinutes * minuteMs)
  await inWorkspace(db, workspaceId, async (trx) => {
    const { returnOrigins } = await getKey(trx, apiKeyId, createdAt)
    if (returnUrl !== undefined && !returnOrigins.includes(new URL(returnUrl).origin)) throw refused(returnUrl)
    await insertConnectLink(trx, {
      workspaceId,
      id,
      apiKeyId,
      codeHash: linkSecretHash(secret),
      reference,
      returnUrl,
      createdAt,
      expiresAt,
    })
    const detail = { connectLinkId: id, apiKeyId, reference, expiresAt: expiresAt.toISOString() }
    await recordEvent(trx, {
      id: newId(),
      workspaceId,
      at: createdAt,
      kind: 'connect_link_created',
      memberId,
      detail,
    })
  })
  // After #, which browsers send to nobody: so the code is in no log on the way.
  return { id, url: `${config.publicUrl}/link#${workspaceId}.${secret}`, expiresAt: expiresAt.toISOString() }
}

/** Whoever follows a link of ours is led nowhere that an administrator did not name. */
const refused = (returnUrl: string): CrmError =>
  new CrmError({
    code: 'return_url_refused',
    message: `This key may not lead people back to ${new URL(returnUrl).origin}.`,
    help: 'An administrator makes a key with this origin among its return addresses.',
  })
