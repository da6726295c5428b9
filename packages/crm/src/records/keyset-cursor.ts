import { z } from 'zod'
import { invalidCursor } from './invalid-cursor.ts'

/** The last row of a page of our own tables; the next page begins behind it. */
export interface TimeCursor {
  at: Date
  id: string
}

export interface NameCursor {
  name: string
  id: string
}

/** Of a list whose most urgent rows come first. */
export interface RankedCursor extends NameCursor {
  rank: number
}

const time = z.tuple([z.int().min(0).max(8_640_000_000_000_000), z.uuid()])
/** PostgreSQL has no text with a zero byte. */
const text = z
  .string()
  .max(1_000)
  .refine((value) => !value.includes('\0'))
const name = z.tuple([text, z.uuid()])
const ranked = z.tuple([z.int().min(0).max(99), text, z.uuid()])

export const writeTimeCursor = ({ at, id }: TimeCursor): string => written([at.getTime(), id])
export const writeNameCursor = ({ name: last, id }: NameCursor): string => written([last, id])

export const writeRankedCursor = ({ rank, name: last, id }: RankedCursor): string => written([rank, last, id])

/** @throws {CrmError} `cursor_not_valid` */
export function readTimeCursor(cursor: string): TimeCursor {
  const [at, id] = read(time, cursor)
  return { at: new Date(at), id }
}

/** @throws {CrmError} `cursor_not_valid` */
export function readNameCursor(cursor: string): NameCursor {
  const [last, id] = read(name, cursor)
  return { name: last, id }
}

/** @throws {CrmError} `cursor_not_valid` */
export function readRankedCursor(cursor: string): RankedCursor {
  const [rank, last, id] = read(ranked, cursor)
  return { rank, name: last, id }
}

const written = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

function read<T>(form: z.ZodType<T>, cursor: string): T {
  try {
    return form.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw invalidCursor()
  }
}

/** A page of the rows, of which one more was asked for than fits: by that one is known that there are more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit, item, cursor }: { limit: number; item: (row: Row) => Item; cursor: (last: Row) => string },
): { items: Item[]; nextCursor?: string } {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(item),
    ...(last === undefined ? {} : { nextCursor: cursor(last) }),
  }
}
