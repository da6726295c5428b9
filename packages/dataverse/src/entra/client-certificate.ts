import type { CryptoKey } from 'openid-client'
import type { ClientCertificate } from './entra-client.ts'
import { explanations } from './explanations.ts'
import { entraErrorFrom } from './explain-error.ts'

export interface SigningCertificate {
  /** For RSASSA-PSS with SHA-256, not extractable. */
  key: CryptoKey
  /** SHA-256 of the certificate's DER, Base64 for URLs: `x5t#S256`. */
  thumbprint: string
}

/**
 * Whether key and certificate belong together is not looked at: Entra refuses what was signed with another key.
 *
 * @throws {EntraError} `entra_client_certificate_unreadable`, without anything of the key in it or in its cause.
 */
export async function readClientCertificate({
  certificate,
  privateKey,
}: ClientCertificate): Promise<SigningCertificate> {
  try {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('pkcs8', derOf('PRIVATE KEY', privateKey), algorithm, false, ['sign'])
    const digest = await crypto.subtle.digest('SHA-256', derOf('CERTIFICATE', certificate))
    return { key, thumbprint: base64Url(new Uint8Array(digest)) }
  } catch {
    throw entraErrorFrom(explanations.certificateUnreadable, 'invalid_client')
  }
}

/** The bytes of the first block with this label (RFC 7468). */
function derOf(label: string, pem: string): Uint8Array<ArrayBuffer> {
  const encoded = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`).exec(pem)?.[1]
  if (encoded === undefined) throw new Error(`no ${label}`)
  return Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt(0))
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
