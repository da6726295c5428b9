import { firstBatchSize, largestBatchSize, nextBatchSize, targetBatchMs } from './batch-size.ts'
import type { BulkOptions, BulkResult, CreatedBulk, IdentifiedRow, KeyedRow } from './bulk.ts'
import type { Clock } from './clock.ts'
import { type JsonValue, jsonText } from './json-text.ts'
import type { TableMetadata } from './metadata.ts'
import { malformed } from './reply-json.ts'
import { rowBody } from './row-body.ts'
import { rowPath } from './row-key.ts'
import { RowQueue } from './row-queue.ts'
import type { RowSource } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'
import type { ServiceReply } from './service-reply.ts'
import type { TableLookup } from './table-lookup.ts'
import { isTooLarge } from './too-large.ts'
import type { RowValues } from './values.ts'
import { actionValue } from './write-reply.ts'

const namespace = 'Microsoft.Dynamics.CRM.'

export interface BulkTools {
  service: Service
  schema: Schema
  clock: Clock
}

/** One of the bulk actions: how it writes a row. */
interface BulkAction<T> {
  name: 'CreateMultiple' | 'UpdateMultiple' | 'UpsertMultiple'
  /** Doing it twice is the same as doing it once. */
  repeatable: boolean
  target(row: T, table: TableMetadata, tableOf: TableLookup): Readonly<Record<string, JsonValue>>
}

const createAction: BulkAction<RowValues> = {
  name: 'CreateMultiple',
  repeatable: false,
  target: (values, table, tableOf) => rowBody(table, values, tableOf, { creating: true }),
}

const updateAction: BulkAction<IdentifiedRow> = {
  name: 'UpdateMultiple',
  repeatable: true,
  target: ({ id, values }, table, tableOf) =>
    rowBody(table, { ...values, [table.primaryIdColumn]: id }, tableOf, { creating: false }),
}

/** Microsoft's example names rows by key in `@odata.id`; by id they are named as in UpdateMultiple. */
const upsertAction: BulkAction<KeyedRow> = {
  name: 'UpsertMultiple',
  repeatable: true,
  target: ({ id, values }, table, tableOf) =>
    typeof id === 'string'
      ? updateAction.target({ id, values }, table, tableOf)
      : { '@odata.id': rowPath(table, id), ...rowBody(table, values, tableOf, { creating: false }) },
}

interface Sent extends BulkResult {
  reply: ServiceReply
}

/** Request after request, each as large as the time of those before it suggests. */
async function* writeAll<T>(
  { service, schema, clock }: BulkTools,
  action: BulkAction<T>,
  name: string,
  rows: RowSource<T>,
  options: BulkOptions,
): AsyncGenerator<Sent, void, undefined> {
  const { batchSize = firstBatchSize, maxBatchSize = largestBatchSize, targetMs = targetBatchMs, ...request } = options
  let largest = Math.max(1, maxBatchSize)
  let size = Math.max(1, Math.min(batchSize, largest))
  let done = 0
  const queue = new RowQueue(rows)
  try {
    for (let batch = await queue.take(size); batch.length > 0; batch = await queue.take(size)) {
      const taken = batch
      const write = await schema.compile(
        [name],
        (tableOf) => {
          const table = tableOf(name)
          const type = { '@odata.type': namespace + table.logicalName }
          const targets = taken.map((row) => ({ ...type, ...action.target(row, table, tableOf) }))
          const path = `${table.entitySetName}/${namespace}${action.name}`
          return { method: 'POST', path, body: jsonText({ Targets: targets }), repeatable: action.repeatable }
        },
        request,
      )
      const startedAt = clock.now().getTime()
      const reply = await service.write(write, request).catch((error: unknown) => {
        if (isTooLarge(error) && taken.length > 1) return undefined
        throw error
      })
      if (!reply) {
        queue.putBack(taken)
        // Rows of about this size will not fit later either.
        largest = size = Math.ceil(taken.length / 2)
        continue
      }
      const durationMs = clock.now().getTime() - startedAt
      done += taken.length
      yield { count: taken.length, done, durationMs, reply }
      size = nextBatchSize({ size: taken.length, durationMs }, { largest, targetMs })
    }
  } finally {
    await queue.close()
  }
}

export async function* createMultiple(
  tools: BulkTools,
  table: string,
  rows: RowSource<RowValues>,
  options: BulkOptions,
): AsyncGenerator<CreatedBulk, void, undefined> {
  for await (const { reply, ...result } of writeAll(tools, createAction, table, rows, options)) {
    yield { ...result, ids: createdIds(reply, result.count) }
  }
}

export async function* updateMultiple(
  tools: BulkTools,
  table: string,
  rows: RowSource<IdentifiedRow>,
  options: BulkOptions,
): AsyncGenerator<BulkResult, void, undefined> {
  for await (const { reply: _reply, ...result } of writeAll(tools, updateAction, table, rows, options)) yield result
}

export async function* upsertMultiple(
  tools: BulkTools,
  table: string,
  rows: RowSource<KeyedRow>,
  options: BulkOptions,
): AsyncGenerator<BulkResult, void, undefined> {
  for await (const { reply: _reply, ...result } of writeAll(tools, upsertAction, table, rows, options)) yield result
}

function createdIds(reply: ServiceReply, count: number): string[] {
  const ids = (actionValue(reply, createAction.name) as { Ids?: unknown } | undefined)?.Ids
  const context = { request: { method: 'POST', path: createAction.name }, readOnly: false }
  if (!Array.isArray(ids) || ids.length !== count) throw malformed(reply, context, 'does not name the rows created')
  return ids.map(String)
}
