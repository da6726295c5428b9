import { hash } from 'node:crypto'

/** The same parts give the same id, in every run and on every computer (a name-based UUID in the manner of RFC 9562, version 5). */
export function seedId(...parts: readonly (string | number)[]): string {
  const digest = hash('sha1', `brightwater/${parts.join('/')}`, 'hex')
  const variant = ((Number.parseInt(digest[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
