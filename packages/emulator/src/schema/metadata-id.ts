import { createHash } from 'node:crypto'

/** An id that is the same in every emulator: metadata ids name parts of a schema that is the same everywhere. */
export function metadataId(...names: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
