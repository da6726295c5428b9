import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Secret } from './secret.ts'

/** How the app registration proves itself to Entra ID: by a secret that it lists, or by a certificate. */
export type ClientCredential = { clientSecret: Secret } | { clientCertificate: ConfiguredCertificate }

export interface ConfiguredCertificate {
  /** PEM. */
  certificate: string
  /** PEM: RSA, PKCS #8. */
  privateKey: Secret
  /** The last moment at which Entra ID takes what was signed with it. */
  validTo: Date
}

/** Sentences without anything of a secret in them. */
export interface CredentialProblems {
  problems: readonly string[]
}

interface Given {
  clientSecret: Secret | undefined
  certificate: Secret | undefined
  certificateKey: Secret | undefined
}

/**
 * The one that is configured. Certificate and key are PEM, or the path of a file that has it; both may be in one file, given
 * twice.
 */
export function clientCredential({
  clientSecret,
  certificate,
  certificateKey,
}: Given): ClientCredential | CredentialProblems {
  if (certificate === undefined && certificateKey === undefined) {
    if (clientSecret !== undefined) return { clientSecret }
    return problem(
      'ENTRA_CLIENT_SECRET is missing. Set it to the value of a client secret of the app registration, or set ENTRA_CERTIFICATE and ENTRA_CERTIFICATE_KEY instead. See docs/start for how to get one, or try everything without: npm start',
    )
  }
  if (clientSecret !== undefined) {
    return problem('ENTRA_CLIENT_SECRET and ENTRA_CERTIFICATE are both set. Keep one of them: only one can be used')
  }
  if (certificate === undefined)
    return problem('ENTRA_CERTIFICATE is missing: ENTRA_CERTIFICATE_KEY is of no use alone')
  if (certificateKey === undefined)
    return problem('ENTRA_CERTIFICATE_KEY is missing: it is the private key of ENTRA_CERTIFICATE')
  return readCertificate(certificate.reveal(), certificateKey.reveal())
}

function readCertificate(given: string, givenKey: string): ClientCredential | CredentialProblems {
  const certificate = attempt(() => new X509Certificate(pemOf(given)))
  const key = attempt(() => createPrivateKey(pemOf(givenKey)))
  if (certificate === undefined || key === undefined) {
    return problem(...(certificate ? [] : [unreadableCertificate]), ...(key ? [] : [unreadableKey]))
  }
  if (key.asymmetricKeyType !== 'rsa') return problem(unreadableKey)
  if (!certificate.checkPrivateKey(key))
    return problem('ENTRA_CERTIFICATE_KEY is not the private key of ENTRA_CERTIFICATE')
  return {
    clientCertificate: {
      certificate: certificate.toString(),
      privateKey: new Secret(pkcs8(key)),
      validTo: new Date(certificate.validTo),
    },
  }
}

const problem = (...problems: string[]): CredentialProblems => ({ problems })

const unreadableCertificate =
  'ENTRA_CERTIFICATE must be a certificate as PEM ("BEGIN CERTIFICATE"), or the path of a file with one'
const unreadableKey =
  'ENTRA_CERTIFICATE_KEY must be an RSA key as PEM without a passphrase ("BEGIN PRIVATE KEY"), or the path of a file with one'

/** Env files keep a value on one line, with `\n` for the ends of lines. */
const pemOf = (given: string): string =>
  given.includes('-----BEGIN') ? given.replaceAll(String.raw`\n`, '\n') : readFileSync(given, 'utf8')

const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
