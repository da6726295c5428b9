import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto'

export interface SelfSignedCertificate {
  /** PEM */
  certificate: string
  /** PEM, PKCS #8 */
  privateKey: string
  /** SHA-256 of the DER, Base64 for URLs, as Node's own reader of certificates has it. */
  thumbprint: string
}

/** A certificate as somebody would make one for an app registration: RSA, signed by itself, valid from 2020, to 2049 by default. */
export function selfSignedCertificate(
  commonName = 'liaison',
  { validTo = new Date('2049-12-31T23:59:59Z') } = {},
): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const sha256WithRsa = sequence(oid('2a864886f70d01010b'), Buffer.from('0500', 'hex'))
  const name = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))))
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from(utcTime(validTo))))
  const toBeSigned = sequence(
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  const whole = sequence(toBeSigned, sha256WithRsa, der(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const read = new X509Certificate(whole)
  return {
    certificate: read.toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprint: Buffer.from(read.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
  }
}

/** `491231235959Z`: of years before 2050 the last two digits. */
const utcTime = (at: Date): string => `${at.toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`

/** Tag, length, content (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const length = content.length
  const long = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...long]), content])
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts))

const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
