import type { ClientCapability } from './entra-client.ts'

/**
 * The `claims` parameter of a request to Entra: what a challenge asked for, and what the client is capable of beside it, as
 * Microsoft's "Claims challenges, claims requests and client capabilities" joins them. Microsoft's own library sends it with
 * token requests too. A request that is no JSON object goes on as it is: Entra says what is wrong with it.
 */
export function claimsParameter(
  claims: string | undefined,
  capabilities: readonly ClientCapability[] = [],
): { claims?: string } {
  if (capabilities.length === 0) return claims === undefined ? {} : { claims }
  const request = objectIn(claims ?? '{}')
  const accessToken = request && (request['access_token'] ?? {})
  if (!isObject(accessToken)) return { claims: claims ?? '{}' }
  return { claims: JSON.stringify({ ...request, access_token: { xms_cc: { values: capabilities }, ...accessToken } }) }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
