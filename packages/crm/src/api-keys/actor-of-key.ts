import { recordEvent } from '../audit/audit-event.store.ts'
import { CrmError } from '../crm-error.ts'
import type { Actor, Deps } from '../deps.ts'
import { findMember } from '../members/member.store.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { findActingMember, findUsableKey, noteKeyUse } from './api-key.store.ts'
import { keyHash, workspaceOfKey } from './key-text.ts'
import type { Scope } from './scope.ts'

export interface KeyUse {
  key: string
  /** Whom the request is made for: a member's id, or what the key's owner calls the person. Its maker when absent. */
  actingFor?: string | undefined
  /** What the request needs; absent for what no key may do. */
  needs: Scope | undefined
}

/**
 * Whose rights a request with this key has: those of one member, who made it or let it act in their name. Only its maker's
 * rights as an administrator can be among them; a connect link lends nobody's.
 *
 * @throws {CrmError} `api_key_refused`, `api_key_scope_missing`, `acting_member_refused`
 */
export async function actorOfKey(
  { db, clock, newId }: Pick<Deps, 'db' | 'clock' | 'newId'>,
  { key, actingFor, needs }: KeyUse,
): Promise<Actor> {
  const workspaceId = workspaceOfKey(key)
  if (workspaceId === undefined) throw refused()
  const now = clock.now()
  return inWorkspace(db, workspaceId, async (trx) => {
    const found = await findUsableKey(trx, keyHash(key), now)
    if (!found) throw refused()
    if (needs === undefined || !found.scopes.includes(needs)) throw scopeMissing(needs)
    const maker = await findMember(trx, found.createdBy)
    // A key outlives neither its maker's membership nor, for connect links, their being an administrator.
    if (!maker) throw refused()
    if (needs === 'connect' && maker.role !== 'admin') throw scopeMissing(needs)
    const memberId = actingFor === undefined ? maker.id : await findActingMember(trx, found, actingFor)
    const member = memberId === undefined ? undefined : await findMember(trx, memberId)
    if (!member) throw actingRefused()
    const { firstOfDay } = await noteKeyUse(trx, found.id, now)
    if (firstOfDay) {
      const detail = { apiKeyId: found.id, name: found.name }
      await recordEvent(trx, { id: newId(), workspaceId, at: now, kind: 'api_key_used', memberId: member.id, detail })
    }
    const isMaker = member.id === maker.id
    const role = isMaker && maker.role === 'admin' && found.scopes.includes('admin') ? 'admin' : 'member'
    return { workspaceId, memberId: member.id, role, apiKeyId: found.id }
  })
}

const refused = (): CrmError =>
  new CrmError({
    code: 'api_key_refused',
    message: 'This API key is not good, or not any more.',
    help: 'Check that the whole key was copied. An administrator of the workspace sees its keys and makes a new one.',
  })

const scopeMissing = (needs: Scope | undefined): CrmError =>
  new CrmError({
    code: 'api_key_scope_missing',
    message: needs === undefined ? 'No API key may do this.' : `This API key may not do this: it lacks "${needs}".`,
    help:
      needs === undefined
        ? 'A person does it in the web app.'
        : 'An administrator of the workspace makes a key with what is needed.',
  })

const actingRefused = (): CrmError =>
  new CrmError({
    code: 'acting_member_refused',
    message: 'This API key may not act for that person.',
    help: 'Make a connect link for the person: who connects through it lets the key act in their name.',
  })
