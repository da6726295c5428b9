import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** Read aloud or typed from a terminal: no letters that look like digits. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const groups = 4
const groupLength = 4

/** About 78 bits, as `K7QF-2MXW-…`. */
export function newSetUpCode(): string {
  const group = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** However it was typed: case, spaces and dashes do not count. */
export const hashSetUpCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest()

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
