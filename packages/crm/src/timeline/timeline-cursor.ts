import { invalidCursor } from '../records/invalid-cursor.ts'

/** Where a page ended: the second of its last entry, and the entries of that second that were shown already (P40). */
export interface TimelineCursor {
  /** Whole seconds since 1970. */
  second: number
  shownIds: readonly string[]
}

const version = 1
const headerBytes = 7
const idBytes = 16

/** 7 bytes and 16 for each id, so that a cursor stays short enough for a URL when many entries share a second. */
export function writeTimelineCursor({ second, shownIds }: TimelineCursor): string {
  const bytes = Buffer.alloc(headerBytes + shownIds.length * idBytes)
  bytes.writeUInt8(version, 0)
  bytes.writeUIntBE(second, 1, 6)
  shownIds.forEach((id, index) => bytes.write(id.replaceAll('-', ''), headerBytes + index * idBytes, 'hex'))
  return bytes.toString('base64url')
}

/** @throws {CrmError} `cursor_not_valid` */
export function readTimelineCursor(cursor: string): TimelineCursor {
  const bytes = /^[\w-]*$/.test(cursor) ? Buffer.from(cursor, 'base64url') : Buffer.alloc(0)
  const idsLength = bytes.length - headerBytes
  if (idsLength < 0 || idsLength % idBytes !== 0 || bytes.readUInt8(0) !== version) throw invalidCursor()
  const second = bytes.readUIntBE(1, 6)
  // The end of the year 9999; Dates end later, but the service's do not.
  if (second > 253_402_300_799) throw invalidCursor()
  const shownIds = Array.from({ length: idsLength / idBytes }, (_, index) => {
    const hex = bytes.toString('hex', headerBytes + index * idBytes, headerBytes + (index + 1) * idBytes)
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  })
  return { second, shownIds }
}
