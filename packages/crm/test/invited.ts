import {
  type Actor,
  createInvitation,
  type CreateInvitation,
  type FinishedSignIn,
  followInvitation,
  type Invitation,
  listAuditEvents,
  listMembers,
} from '../src/index.ts'
import type { Installation } from './installation.ts'

/** An invitation with the code in its link. */
export async function invite(
  { deps }: Installation,
  actor: Actor,
  wanted: Partial<CreateInvitation> = {},
): Promise<{ invitation: Invitation; link: string; code: string }> {
  const { invitation, link } = await createInvitation(deps, actor, { role: 'member', expiresInDays: 7, ...wanted })
  return { invitation, link, code: new URL(link).hash.slice(1) }
}

/** Somebody opens the link in a browser that was never here, and signs in. */
export async function joinBy(installation: Installation, code: string, person: string): Promise<FinishedSignIn> {
  const { sessionId } = await followInvitation(installation.deps, { sessionId: undefined, code })
  return installation.signIn(person, { sessionId, prompt: 'select_account' })
}

export async function namesOf({ deps }: Installation, actor: Actor): Promise<string[]> {
  const { items } = await listMembers(deps, actor)
  return items.map(({ name, role }) => `${name}: ${role}`)
}

/** What the history of the workspace says of these kinds, the newest first. */
export async function eventsOf({ deps }: Installation, actor: Actor, kinds: readonly string[]) {
  const { items } = await listAuditEvents(deps, actor)
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, memberId, detail }) => ({ kind, memberId, detail }))
}
