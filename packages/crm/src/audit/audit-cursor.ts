import { z } from 'zod'
import { invalidCursor } from '../records/invalid-cursor.ts'

/** The last event of a page; the next one begins behind it. */
export interface AuditCursor {
  at: Date
  id: string
}

const written = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.uuid()])

export const writeAuditCursor = ({ at, id }: AuditCursor): string =>
  Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url')

/** @throws {CrmError} `cursor_not_valid` */
export function readAuditCursor(cursor: string): AuditCursor {
  try {
    const [at, id] = written.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at: new Date(at), id }
  } catch {
    throw invalidCursor()
  }
}
