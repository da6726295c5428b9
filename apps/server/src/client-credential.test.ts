import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../../packages/dataverse/test/builders/self-signed-certificate.ts'
import { clientCredential } from './client-credential.ts'
import { Secret } from './secret.ts'

const made = selfSignedCertificate()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liaison-certificate-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const given = (values: { secret?: string; certificate?: string; key?: string }) =>
  clientCredential({
    clientSecret: values.secret === undefined ? undefined : new Secret(values.secret),
    certificate: values.certificate === undefined ? undefined : new Secret(values.certificate),
    certificateKey: values.key === undefined ? undefined : new Secret(values.key),
  })

/** What the client is given to sign with. */
function read(values: { certificate: string; key: string }): object {
  const credential = given(values)
  if (!('clientCertificate' in credential)) throw new Error(JSON.stringify(credential))
  const { certificate, privateKey, validTo } = credential.clientCertificate
  return { certificate, privateKey: privateKey.reveal(), validTo }
}

const asMade = {
  certificate: made.certificate,
  privateKey: made.privateKey,
  validTo: new Date('2049-12-31T23:59:59Z'),
}

test('a certificate and its key are read from PEM, also on one line as env files have it', () => {
  expect(read({ certificate: made.certificate, key: made.privateKey })).toEqual(asMade)
  const oneLine = (pem: string) => pem.replaceAll('\n', String.raw`\n`)
  expect(read({ certificate: oneLine(made.certificate), key: oneLine(made.privateKey) })).toEqual(asMade)
})

test('both are read from one file, and a key in the older form becomes the one that is needed', async () => {
  const both = join(folder, 'both.pem')
  await writeFile(both, made.privateKey + made.certificate)
  expect(read({ certificate: both, key: both })).toEqual(asMade)
  const older = createPrivateKey(made.privateKey).export({ type: 'pkcs1', format: 'pem' }).toString()
  expect(older).toContain('BEGIN RSA PRIVATE KEY')
  expect(read({ certificate: made.certificate, key: older })).toEqual(asMade)
})

const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
const lockedKey = createPrivateKey(made.privateKey).export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase: 'a passphrase',
})

test.each([
  ['nothing', {}, [/^ENTRA_CLIENT_SECRET is missing.*ENTRA_CERTIFICATE_KEY instead/]],
  ['both', { secret: 's', certificate: made.certificate, key: made.privateKey }, [/both set/]],
  ['a key alone', { key: made.privateKey }, [/^ENTRA_CERTIFICATE is missing/]],
  ['a certificate alone', { certificate: made.certificate }, [/^ENTRA_CERTIFICATE_KEY is missing/]],
  [
    'files that are not there',
    { certificate: '/nowhere/a', key: '/nowhere/b' },
    [/^ENTRA_CERTIFICATE must/, /_KEY must/],
  ],
  [
    'the key of another',
    { certificate: made.certificate, key: selfSignedCertificate().privateKey },
    [/is not the private key/],
  ],
  ['an elliptic key', { certificate: made.certificate, key: String(ecKey) }, [/must be an RSA key/]],
  ['a key with a passphrase', { certificate: made.certificate, key: String(lockedKey) }, [/without a passphrase/]],
])('%s is refused with its mend, and nothing of a key is said', (_, values, sentences) => {
  const answer = given(values)
  const problems = 'problems' in answer ? answer.problems : []
  expect(problems).toHaveLength(sentences.length)
  for (const [at, sentence] of sentences.entries()) expect(problems[at]).toMatch(sentence)
  const inside = made.privateKey.split('\n')[3] ?? ''
  expect(problems.join()).not.toContain(inside)
  expect(problems.join()).not.toContain('/nowhere')
})
