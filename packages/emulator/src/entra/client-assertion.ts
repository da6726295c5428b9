import { decodeProtectedHeader, importX509, jwtVerify } from 'jose'
import { X509Certificate } from 'node:crypto'
import { aadsts } from './aadsts.ts'
import type { Directory } from './directory.ts'
import type { Parameters } from './parameters.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * A JWT that the application made for the token endpoint and signed with a certificate of its registration: PS256 and
 * `x5t#S256` (learn.microsoft.com, "Microsoft identity platform application authentication certificate credentials").
 *
 * @throws {EntraFault} 900144, 700027
 */
export async function checkClientAssertion(directory: Directory, parameters: Parameters): Promise<void> {
  const { application, baseUrl, tenantId, domain } = directory
  if (parameters['client_assertion_type'] !== assertionType) throw aadsts(900144, 'client_assertion_type')
  const assertion = parameters['client_assertion'] ?? ''
  try {
    const { 'x5t#S256': thumbprint } = decodeProtectedHeader(assertion)
    const certificate = application.certificates?.find((pem) => thumbprintOf(pem) === thumbprint)
    if (certificate === undefined) throw new Error('The key was not found.')
    await jwtVerify(assertion, await importX509(certificate, 'PS256'), {
      algorithms: ['PS256'],
      audience: [tenantId, domain].map((tenant) => `${baseUrl}/${tenant}/oauth2/v2.0/token`),
      issuer: application.clientId,
      subject: application.clientId,
      // Clients round to the nearest second, which may not have come yet, and their clocks differ a little.
      clockTolerance: '5 minutes',
      requiredClaims: ['exp', 'nbf', 'jti'],
    })
  } catch (failure) {
    throw aadsts(700027, failure instanceof Error ? failure.message : '')
  }
}

const thumbprintOf = (pem: string): string =>
  Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
