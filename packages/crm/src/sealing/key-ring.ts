import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { CrmError } from '../crm-error.ts'
import type { Seal, SealBinding } from './seal.ts'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const format = 'v1'

interface Key {
  id: string
  bytes: Buffer
}

/**
 * Seals with the first key and opens with any, so that a key is rotated by putting a new one in front. The sealed text is
 * `v1.<key id>.<iv, tag and ciphertext>`; the binding is authenticated with it but not in it.
 */
export function createKeyRing(keys: readonly Uint8Array[]): Seal {
  const ring = keys.map(keyOf)
  const newest = ring[0]
  if (!newest) throw new Error('A key ring needs a key')
  const byId = new Map(ring.map((key) => [key.id, key]))
  return {
    keyId: newest.id,
    seal(text, binding) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, newest.bytes, iv)
      cipher.setAAD(associatedData(newest.id, binding))
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const body = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')
      return `${format}.${newest.id}.${body}`
    },
    open(sealed, binding) {
      const [version, keyId = '', text = ''] = sealed.split('.')
      const key = byId.get(keyId)
      const body = Buffer.from(text, 'base64url')
      if (version !== format || !key || body.length < ivBytes + tagBytes) throw unreadable()
      const decipher = createDecipheriv(algorithm, key.bytes, body.subarray(0, ivBytes), { authTagLength: tagBytes })
      decipher.setAAD(associatedData(key.id, binding))
      decipher.setAuthTag(body.subarray(ivBytes, ivBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(body.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        throw unreadable()
      }
    },
  }
}

/** Names a key without telling anything of it; sealed texts carry it. */
export const sealingKeyId = (bytes: Uint8Array): string =>
  createHash('sha256').update('liaison key id').update(bytes).digest('base64url').slice(0, 8)

function keyOf(bytes: Uint8Array): Key {
  if (bytes.length !== 32) throw new Error('A sealing key has 32 bytes')
  return { id: sealingKeyId(bytes), bytes: Buffer.from(bytes) }
}

/** JSON, so that no two bindings are the same bytes. */
const associatedData = (keyId: string, { workspaceId, owner, purpose }: SealBinding): Buffer =>
  Buffer.from(JSON.stringify([format, keyId, workspaceId, owner, purpose]))

const unreadable = (): CrmError =>
  new CrmError({
    code: 'sealed_value_unreadable',
    message: 'A stored secret cannot be opened: the encryption key is another one than it was sealed with.',
    help: 'Whoever runs this installation puts the former ENCRYPTION_KEY back. Otherwise everybody signs in again.',
  })
