import { createHash } from 'node:crypto'

/**
 * The id of a row a plan creates: the same seed gives the same id, so that a repeat is the same row (P23,
 * docs/decisions/0003-ids-chosen-by-us.md). A UUID of version 8 (RFC 9562): the bits are ours to define.
 */
export function deriveId(seed: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(seed)).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
