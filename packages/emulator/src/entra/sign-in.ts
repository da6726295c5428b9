import { aadsts } from './aadsts.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Entra } from './entra.ts'
import type { Session } from './entra-state.ts'
import { accountById, accountNamed, type Account } from './tenants.ts'

/** How somebody named themselves on the page, if at all, and who is signed in in this browser. */
export interface Claimed {
  /** Object id of the account that was picked. */
  account: string | undefined
  /** User name that was typed. */
  username: string | undefined
  /** They have picked it before, and answer a later page. */
  answersPage: boolean
  session: Session | undefined
}

export interface SignedIn {
  account: Account
  /** Absent when they have just picked an account: the session begins now. */
  session: Session | undefined
}

/**
 * Who signs in; nothing when they have to be asked.
 *
 * @throws {EntraFault} 50034 a user name that nobody has; 50058 nobody, and the application wants nobody to be asked.
 */
export function findWhoSignsIn(entra: Entra, request: AuthorizationRequest, claimed: Claimed): SignedIn | undefined {
  const { username, session } = claimed
  const typed = username === undefined ? undefined : accountNamed(entra, username)
  if (username !== undefined && !typed) throw aadsts(50034, username)
  const chosen = typed ?? accountById(entra, claimed.account)
  const own = accountById(entra, session?.accountId)
  if (chosen) {
    const goesOn = claimed.answersPage && own?.person === chosen.person
    return { account: chosen, session: goesOn ? session : undefined }
  }
  if (session && own && isReusable(request, own)) return { account: own, session }
  if (request.prompt.has('none')) throw aadsts(50058)
  return undefined
}

/** A session serves unless the application wants a fresh sign-in, a choice, or somebody else. */
function isReusable({ prompt, loginHint }: AuthorizationRequest, { person }: Account): boolean {
  if (prompt.has('login') || prompt.has('select_account')) return false
  return loginHint === undefined || loginHint.toLowerCase() === person.username.toLowerCase()
}
