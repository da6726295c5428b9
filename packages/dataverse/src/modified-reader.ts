import type { ModifiedOnQuery, ModifiedPage } from './changes.ts'
import type { RequestOptions } from './request-options.ts'
import { InvalidRequestError } from './errors.ts'
import { ge } from './filter.ts'
import type { Reader } from './reader.ts'
import type { Row } from './row.ts'
import type { Schema } from './schema.ts'

const column = 'modifiedon'
const defaultOverlapSeconds = 120

/** Page after page by (modifiedon, id), so that rows of one second are divided between pages without loss (P40). */
export async function* readModified(
  reader: Reader,
  schema: Schema,
  table: string,
  { select, since, maxPageSize, overlapSeconds = defaultOverlapSeconds }: ModifiedOnQuery,
  options: RequestOptions,
): AsyncGenerator<ModifiedPage, void, undefined> {
  const from = typeof since === 'string' ? timeOfCursor(since, table) : since
  const primaryIdColumn = await schema.compile([table], (tableOf) => tableOf(table).primaryIdColumn, options)
  const query = {
    ...(select && select.length > 0 ? { select: [...select, column] } : {}),
    ...(from ? { filter: ge(column, from) } : {}),
    orderBy: [{ column }, { column: primaryIdColumn }],
    ...(maxPageSize === undefined ? {} : { maxPageSize }),
  }
  let reached = from
  for await (const { rows } of reader.rows(table, query, options).pages()) {
    reached = later(reached, newestOf(rows), overlapSeconds * 1_000)
    yield { changed: rows, ...(reached ? { cursor: `${table} ${reached.toISOString()}` } : {}) }
  }
}

/** Never back behind where the read began: the overlap before it was read already. */
function later(reached: Date | undefined, newest: Date | undefined, overlapMs: number): Date | undefined {
  const next = newest && new Date(newest.getTime() - overlapMs)
  return next && (!reached || next > reached) ? next : reached
}

function newestOf(rows: readonly Row[]): Date | undefined {
  const value = rows.at(-1)?.[column]
  return typeof value === 'string' ? new Date(value) : undefined
}

function timeOfCursor(cursor: string, table: string): Date {
  const [, owner, time = ''] = /^(\S+) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)$/.exec(cursor) ?? []
  if (owner === table && !Number.isNaN(Date.parse(time))) return new Date(time)
  throw new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `This cursor was not made by reading ${table} by modification time. Nothing was sent.`,
    help: 'Read the table again without a cursor.',
  })
}
