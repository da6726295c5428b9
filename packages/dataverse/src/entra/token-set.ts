import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client'
import type { Identity, TokenSet } from './entra-client.ts'
import { explanations } from './explanations.ts'
import { entraErrorFrom } from './explain-error.ts'

/** The reply of the token endpoint to somebody who signed in. @throws {EntraError} when it is somebody of another tenant. */
export function tokenSet(
  reply: TokenEndpointResponse & TokenEndpointResponseHelpers,
  authority: string,
  receivedAt: Date,
): TokenSet {
  const identity = identityOf(reply, authority)
  return {
    accessToken: reply.access_token,
    expiresAt: expiryOf(reply, receivedAt),
    scopes: reply.scope?.split(' ').filter((scope) => scope !== '') ?? [],
    ...(reply.refresh_token === undefined ? {} : { refreshToken: reply.refresh_token }),
    ...(identity === undefined ? {} : { identity }),
  }
}

/** The token may live up to 28 hours, so what the reply says counts and no assumed hour. */
export const expiryOf = ({ expires_in }: TokenEndpointResponse, receivedAt: Date): Date =>
  new Date(receivedAt.getTime() + (expires_in ?? 0) * 1000)

/** By `tid` and `oid`, the claims that never change hands. */
function identityOf(reply: TokenEndpointResponseHelpers, authority: string): Identity | undefined {
  const claims = reply.claims()
  if (!claims) return undefined
  const text = (name: string): string => {
    const value = claims[name]
    return typeof value === 'string' ? value : ''
  }
  const tenantId = text('tid')
  const objectId = text('oid')
  if (tenantId.toLowerCase() !== authority.split('/').at(-1)?.toLowerCase() || objectId === '') {
    throw entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted')
  }
  const username = text('preferred_username')
  return { tenantId, objectId, name: text('name') || username, username }
}
