import type { Entra } from '../entra/entra.ts'
import type { AccessTokenClaims } from '../entra/tokens.ts'

const remembered = 1000

/**
 * Claims of a valid token, nothing of any other. A signature is checked once per token: the parts of a batch repeat
 * it, and checking a thousand of them would cost more than the batch.
 */
export function createTokenReader({
  tokens,
  clock,
}: Entra): (token: string | undefined) => Promise<AccessTokenClaims | undefined> {
  const known = new Map<string, AccessTokenClaims>()
  return async (token) => {
    if (token === undefined) return undefined
    const claims = known.get(token) ?? (await tokens.verifyAccessToken(token).catch(() => undefined))
    if (!claims || claims.expiresAt * 1000 <= clock.ticks()) return undefined
    if (known.size >= remembered) known.clear()
    known.set(token, claims)
    return claims
  }
}
