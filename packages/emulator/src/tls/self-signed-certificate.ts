import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'
import { bits, bytes, contextTag, integer, objectId, sequence, setOf, text, utcTime } from './der.ts'

export interface SelfSignedCertificate {
  /** PEM */
  certificate: string
  /** PEM, PKCS #8 */
  privateKey: string
}

const dayMs = 86_400_000

// X.509, RFC 5280; the algorithm is ecdsa-with-SHA256, RFC 5758.
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'))
const commonName = sequence(setOf(sequence(objectId('2.5.4.3'), text('Liaison emulator'))))
const subjectAlternativeName = sequence(
  objectId('2.5.29.17'),
  bytes(
    sequence(
      contextTag(2, Buffer.from('localhost'), 'primitive'),
      contextTag(7, Buffer.from([127, 0, 0, 1]), 'primitive'),
      contextTag(7, Buffer.from([...Buffer.alloc(15), 1]), 'primitive'),
    ),
  ),
)

/** For `localhost`, 127.0.0.1 and ::1, good from yesterday for a year: an emulator makes a new one each time it starts. */
export function selfSignedCertificate(): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const now = Date.now()
  const toBeSigned = sequence(
    contextTag(0, integer(Buffer.from([2]))),
    // Positive, and without a leading zero.
    integer(Buffer.from([0x40, ...randomBytes(15)])),
    ecdsaWithSha256,
    commonName,
    sequence(utcTime(new Date(now - dayMs)), utcTime(new Date(now + 365 * dayMs))),
    commonName,
    publicKey.export({ type: 'spki', format: 'der' }),
    contextTag(3, sequence(subjectAlternativeName)),
  )
  const whole = sequence(toBeSigned, ecdsaWithSha256, bits(sign('sha256', toBeSigned, privateKey)))
  return {
    certificate: new X509Certificate(whole).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
