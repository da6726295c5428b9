import { decodeProtectedHeader, errors, importX509, jwtVerify } from 'jose'
import { X509Certificate } from 'node:crypto'
import { aadsts } from './aadsts.ts'
import type { Application, Directory } from './directory.ts'
import type { EntraFault } from './entra-fault.ts'
import type { Parameters } from './parameters.ts'

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * A JWT that the application made for the token endpoint and signed with a certificate of its registration: PS256 and
 * `x5t#S256` (learn.microsoft.com, "Microsoft identity platform application authentication certificate credentials"). Which
 * number is said to what: "Troubleshoot Azure Identity authentication issues", and issues of Microsoft's own libraries.
 *
 * @param now milliseconds since 1970
 * @throws {EntraFault} 900144, 50027 no JWT, 700027 the certificate is not registered, has ended, or signed something else,
 * 700024 not within its time, 700021 of another application, 700023 for somebody else
 */
export async function checkClientAssertion(directory: Directory, parameters: Parameters, now: number): Promise<void> {
  const { application, baseUrl, tenantId, domain } = directory
  if (parameters['client_assertion_type'] !== assertionType) throw aadsts(900144, 'client_assertion_type')
  const assertion = parameters['client_assertion'] ?? ''
  const certificate = certificateOf(application, assertion, now)
  try {
    await jwtVerify(assertion, await importX509(certificate, 'PS256'), {
      algorithms: ['PS256'],
      audience: [tenantId, domain].map((tenant) => `${baseUrl}/${tenant}/oauth2/v2.0/token`),
      issuer: application.clientId,
      subject: application.clientId,
      // Clients round to the nearest second, which may not have come yet, and their clocks differ a little.
      clockTolerance: '5 minutes',
      currentDate: new Date(now),
      requiredClaims: ['exp', 'nbf', 'jti'],
    })
  } catch (failure) {
    throw faultOf(failure)
  }
}

function certificateOf({ certificates = [] }: Application, assertion: string, now: number): string {
  const thumbprint = thumbprintNamed(assertion)
  const certificate = certificates.find((pem) => thumbprintOf(pem) === thumbprint)
  if (certificate === undefined) throw aadsts(700027, '[Reason - The key was not found.]')
  const { validTo } = new X509Certificate(certificate)
  if (Date.parse(validTo) <= now) throw aadsts(700027, '[Reason - The key used is expired.]')
  return certificate
}

function thumbprintNamed(assertion: string): unknown {
  try {
    return decodeProtectedHeader(assertion)['x5t#S256']
  } catch {
    throw aadsts(50027)
  }
}

const faultOfClaim: Readonly<Record<string, () => EntraFault>> = {
  exp: () => aadsts(700024),
  nbf: () => aadsts(700024),
  iss: () => aadsts(700021),
  sub: () => aadsts(700021),
  aud: () => aadsts(700023),
}

function faultOf(failure: unknown): EntraFault {
  if (failure instanceof errors.JWTExpired) return aadsts(700024)
  if (failure instanceof errors.JWTClaimValidationFailed) return faultOfClaim[failure.claim]?.() ?? aadsts(50027)
  return aadsts(700027, failure instanceof Error ? failure.message : '')
}

const thumbprintOf = (pem: string): string =>
  Buffer.from(new X509Certificate(pem).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
