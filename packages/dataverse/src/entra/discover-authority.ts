import {
  allowInsecureRequests as allowHttp,
  ClientError,
  clockTolerance,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { clientAuthentication } from './client-authentication.ts'
import type { EntraClientOptions } from './entra-client.ts'
import { explanations } from './explanations.ts'
import { entraErrorFrom } from './explain-error.ts'

/**
 * Clocks differ a little; Microsoft's own libraries allow as much.
 *
 * @see https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.defaultclockskew
 */
const clockToleranceSeconds = 300

/** The tenant's own document, checked: its endpoints and keys. @throws {EntraError} when it cannot be trusted. */
export async function discoverAuthority(options: EntraClientOptions): Promise<Configuration> {
  const { authority, clientId, allowInsecureRequests } = options
  const document = new URL(`${authority}/v2.0/.well-known/openid-configuration`)
  const config = await discovery(
    document,
    clientId,
    { [clockTolerance]: clockToleranceSeconds },
    await clientAuthentication(options),
    allowInsecureRequests === true ? { execute: [allowHttp] } : {},
  ).catch((error: unknown) => {
    throw refusedDocument(error) ? entraErrorFrom(explanations.tenantNotFound, 'invalid_tenant') : error
  })
  const metadata = config.serverMetadata()
  for (const endpoint of [
    metadata.issuer,
    metadata.authorization_endpoint,
    metadata.token_endpoint,
    metadata.jwks_uri,
  ]) {
    // A document that sends codes and secrets elsewhere is not this tenant's.
    if (endpoint === undefined || new URL(endpoint).origin !== document.origin) {
      throw entraErrorFrom(explanations.replyNotTrusted, 'reply_not_trusted')
    }
  }
  // The identity decides who somebody is here, so the signature is checked, TLS or not.
  enableNonRepudiationChecks(config)
  return config
}

/** The document of a tenant that does not exist is refused with a 4xx. */
const refusedDocument = (error: unknown): boolean =>
  error instanceof ClientError &&
  error.cause instanceof Response &&
  error.cause.status >= 400 &&
  error.cause.status < 500 &&
  error.cause.status !== 429
