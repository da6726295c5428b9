import { type ClientAuth, ClientSecretPost, modifyAssertion, None, PrivateKeyJwt } from 'openid-client'
import { readClientCertificate } from './client-certificate.ts'
import type { EntraClientOptions } from './entra-client.ts'

/** Of an assertion, which is made anew for every request. Microsoft asks for ten minutes at most. */
const assertionLifetimeSeconds = 300

/**
 * How the application proves itself at the token endpoint: by certificate, by secret, or not at all. The assertion has the form
 * of Microsoft's "certificate credentials": PS256, `x5t#S256`, and the token endpoint itself as audience.
 *
 * @throws {EntraError} `entra_client_certificate_unreadable`
 */
export async function clientAuthentication({
  authority,
  clientSecret,
  clientCertificate,
}: EntraClientOptions): Promise<ClientAuth> {
  if (clientCertificate === undefined) return clientSecret === undefined ? None() : ClientSecretPost(clientSecret)
  const { key, thumbprint } = await readClientCertificate(clientCertificate)
  return PrivateKeyJwt(key, {
    [modifyAssertion]: (header, payload) => {
      header['typ'] = 'JWT'
      header['x5t#S256'] = thumbprint
      payload['aud'] = `${authority}/oauth2/v2.0/token`
      payload['exp'] = Number(payload['nbf']) + assertionLifetimeSeconds
      payload['jti'] = crypto.randomUUID()
    },
  })
}
