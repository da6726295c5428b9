import { authChallenges } from './auth-challenge.ts'

/**
 * The claims request in the `WWW-Authenticate` header of a 401, as the JSON text that the next authorization carries
 * (`startAuthorization({ claims })`); `undefined` when the header asks for none. The refused access token is of no use any
 * more, and refreshing it may not be enough.
 *
 * @param wwwAuthenticate The header, `null` as `Headers.get` has it when there is none; several are joined with `, `, as `fetch` and the `Transport` do.
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function readClaimsChallenge(wwwAuthenticate: string | null | undefined): string | undefined {
  for (const { scheme, parameters } of authChallenges(wwwAuthenticate ?? undefined)) {
    const claims = scheme === 'bearer' ? parameters.get('claims') : undefined
    const request = claims === undefined ? undefined : claimsRequestIn(claims)
    if (request !== undefined) return request
  }
  return undefined
}

/** Sent as Base64, by some services as it is. */
function claimsRequestIn(claims: string): string | undefined {
  try {
    const text = claims.startsWith('{') ? claims : decodeBase64(claims)
    const request: unknown = JSON.parse(text)
    return typeof request === 'object' && request !== null && !Array.isArray(request) ? text : undefined
  } catch {
    return undefined
  }
}

function decodeBase64(encoded: string): string {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)))
}
