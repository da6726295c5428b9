import { hash } from 'node:crypto'

/** An id that is the same in every emulator: metadata ids name parts of a schema that is the same everywhere. */
export function metadataId(...names: readonly string[]): string {
  const digest = hash('sha256', JSON.stringify(names), 'hex')
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
