import { createHash } from 'node:crypto'

/** The same parts give the same id, in every run and on every computer (a name-based UUID in the manner of RFC 9562, version 5). */
export function seedId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha1')
    .update(`brightwater/${parts.join('/')}`)
    .digest('hex')
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
