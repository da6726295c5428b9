import type { Filter } from './filter.ts'
import { MalformedReplyError } from './errors.ts'
import { functionCall } from './operations.ts'
import { countPath } from './query-path.ts'
import type { Reader } from './reader.ts'
import type { RequestOptions } from './request-options.ts'
import type { Count } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'

/** The service counts no further. */
export const countLimit = 5_000

interface CountTools {
  service: Service
  schema: Schema
  reader: Reader
}

export async function countRows(
  { service, schema, reader }: CountTools,
  name: string,
  filter: Filter | undefined,
  { exact = false, ...options }: RequestOptions & { exact?: boolean } = {},
): Promise<Count> {
  const { path, primaryIdColumn } = await schema.compile(
    [name],
    (tableOf) => {
      const table = tableOf(name)
      return { path: countPath(table, filter, tableOf), primaryIdColumn: table.primaryIdColumn }
    },
    options,
  )
  const count = countFrom(await service.getText(path, options))
  if (count < countLimit) return { count, limitReached: false }
  if (!exact) return { count, limitReached: true }
  let read = 0
  const query = { select: [primaryIdColumn], ...(filter ? { filter } : {}) }
  for await (const { rows } of reader.rows(name, query, options).pages()) read += rows.length
  return { count: read, limitReached: false }
}

/** A bare number, after a byte order mark. */
export function countFrom(text: string): number {
  const digits = text.replace(/^\uFEFF/, '').trim()
  if (!/^\d+$/.test(digits)) throw noCount()
  return Number(digits)
}

export async function totalRecordCount(
  reader: Reader,
  tables: readonly string[],
  options?: RequestOptions,
): Promise<Map<string, number>> {
  const reply = (await reader.one(functionCall('RetrieveTotalRecordCount', { EntityNames: tables }), options)) as
    | { EntityRecordCountCollection?: { Keys?: unknown; Values?: unknown } }
    | undefined
  const { Keys: keys, Values: values } = reply?.EntityRecordCountCollection ?? {}
  if (!Array.isArray(keys) || !Array.isArray(values) || keys.length !== values.length) throw noCount()
  return new Map(keys.map((key, index) => [String(key), Number(values[index])]))
}

function noCount(): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The reply to a count holds no number.',
    help: 'Try again. If it lasts, look for a proxy, firewall or sign-in page between this server and Dynamics.',
    sent: true,
  })
}
