import { HttpFault } from '../errors/dataverse-fault.ts'
import type { Organisation } from '../operations/environment.ts'

/** 401 without a body; the header says where to sign in and for what, unquoted as the service writes it. */
export function bearerChallenge({ environmentUrl, tenantId }: Organisation): HttpFault {
  return new HttpFault(401, {
    'www-authenticate': `Bearer authorization_uri=${environmentUrl}/${tenantId}/oauth2/authorize, resource_id=${environmentUrl}/`,
  })
}

/**
 * Continuous access evaluation: a token that was good has been taken back, and a newer one is asked for by a claims
 * request (learn.microsoft.com, "Claims challenges, claims requests, and client capabilities").
 */
export function claimsChallenge({ environmentUrl }: Organisation, notBefore: number): HttpFault {
  const claims = { access_token: { nbf: { essential: true, value: String(notBefore) } } }
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64')
  return new HttpFault(401, {
    'www-authenticate': `Bearer realm="", authorization_uri="${environmentUrl}/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
  })
}
