import { createHash, randomBytes } from 'node:crypto'

const form = /^liaison_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/

/** `liaison_<workspace>_<256 random bits>`: found by search engines for leaked secrets, and it says where to look it up. */
export const newKeyText = (workspaceId: string): string =>
  `liaison_${workspaceId.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`

/** The workspace a key names; undefined for what is no key. Whether it is good is for its hash to say. */
export function workspaceOfKey(key: string): string | undefined {
  const match = form.exec(key)
  return match ? match.slice(1).join('-') : undefined
}

export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()
