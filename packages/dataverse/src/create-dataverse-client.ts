import { defaultTransport } from '#platform'
import { readChanges } from './change-reader.ts'
import { systemClock } from './clock.ts'
import { compileChangeSet, compileInsert, compileUpsert, compileWrite, tablesOf } from './compile-operation.ts'
import { countChanges } from './count-changes.ts'
import type { DataverseClient, DataverseClientOptions } from './dataverse-client.ts'
import { isLoopback } from './environment-url.ts'
import { RowNotFoundError } from './errors.ts'
import { createFileMethods } from './files/create-file-methods.ts'
import { Governor } from './governor.ts'
import { MetadataCache } from './metadata-cache.ts'
import { readModified } from './modified-reader.ts'
import { isUnknownNameRefusal } from './names.ts'
import { action, create, functionCall, remove, retrieve, update, type WriteOperation } from './operations.ts'
import { createRowMethods } from './create-row-methods.ts'
import { createReader } from './reader.ts'
import { createBatchWriter } from './write-batch.ts'
import type { RequestOptions } from './request-options.ts'
import { defaultRetryPolicy } from './retry.ts'
import type { Row } from './row.ts'
import { createSchema } from './schema.ts'
import { Sender } from './sender.ts'
import type { ServiceReply } from './service-reply.ts'
import { Service } from './service.ts'
import type { Transport } from './transport.ts'
import { whoAmIFrom } from './who-am-i.ts'
import { actionValue, changeSetResult, createdId, upserted } from './write-reply.ts'

let sharedTransport: Transport | undefined

/**
 * A client for one environment and one person: every call is made with that person's token, so Dynamics decides what
 * they may see and signs what they write with their name.
 *
 * Failures are `DataverseError`s; what the token source throws comes through unchanged.
 */
export function createDataverseClient(options: DataverseClientOptions): DataverseClient {
  const environmentUrl = environmentOrigin(options.environmentUrl)
  const clock = options.clock ?? systemClock
  const onEvent = options.onEvent ?? (() => undefined)
  const cache = options.metadataCache ?? new MetadataCache({ clock })
  // One pool for the process: clients are made per person and come and go.
  const transport = options.transport ?? (sharedTransport ??= defaultTransport())
  const retry = { ...defaultRetryPolicy, ...options.retry }
  const governor = options.governor ?? new Governor({ clock })
  const sender = new Sender({ transport, tokens: options.tokens, retry, governor, clock, onEvent })
  const service = new Service(
    environmentUrl,
    sender,
    () => clock.now(),
    // The schema has a name that the service has not.
    (error) => isUnknownNameRefusal(error) && cache.doubt(),
  )
  const schema = createSchema(service, cache, clock, onEvent)
  const reader = createReader(service, schema)
  const writer = createBatchWriter(service, schema)

  const write = async (operation: WriteOperation, requestOptions: RequestOptions): Promise<ServiceReply> => {
    const request = await schema.compile(
      tablesOf([operation]),
      (tableOf) => compileWrite(operation, tableOf),
      requestOptions,
    )
    return service.write(request, requestOptions)
  }

  const client = {
    ...createRowMethods({ service, schema, reader, clock }),
    ...createFileMethods({ service, schema, reader }),
    environmentUrl,
    tables: schema.tables,
    whoAmI: async (requestOptions) => whoAmIFrom(await reader.one(functionCall('WhoAmI'), requestOptions)),
    retrieve: async (table, id, query, requestOptions) =>
      (await reader.one(retrieve(table, id, query), requestOptions)) as Row,
    list: (table, query = {}, listOptions = {}) => reader.rows(table, query, listOptions),
    changes: (table, query = {}, requestOptions = {}) => ({
      [Symbol.asyncIterator]: () => readChanges(service, schema, table, query, requestOptions),
    }),
    countChanges: async (table, since, requestOptions) => countChanges(service, schema, table, since, requestOptions),
    changesByModifiedOn: (table, query = {}, requestOptions = {}) => ({
      [Symbol.asyncIterator]: () => readModified(reader, schema, table, query, requestOptions),
    }),
    async create(table, values, { id, ...requestOptions } = {}) {
      if (id !== undefined) {
        await write(create(table, id, values), requestOptions)
        return { id }
      }
      const request = await schema.compile([table], (tableOf) => compileInsert(table, values, tableOf), requestOptions)
      return { id: createdId(await service.write(request, requestOptions), table) }
    },
    async update(table, id, values, { ifMatch, ...requestOptions } = {}) {
      await write(update(table, id, values, ifMatch === undefined ? {} : { ifMatch }), requestOptions)
    },
    async upsert(table, id, values, { mode = 'either', ...requestOptions } = {}) {
      const request = await schema.compile(
        [table],
        (tableOf) => compileUpsert(table, id, values, tableOf, mode),
        requestOptions,
      )
      const reply = await service.write(request, requestOptions)
      return upserted(reply, await schema.tables.get(table), id)
    },
    async delete(table, id, { ifMatch, ...requestOptions } = {}) {
      try {
        await write(remove(table, id, ifMatch === undefined ? {} : { ifMatch }), requestOptions)
      } catch (error) {
        // Repeated, and the row is gone: the attempt whose reply was lost has deleted it.
        if (!(error instanceof RowNotFoundError && error.effect === 'unknown')) throw error
      }
    },
    callFunction: async (name, parameters = {}, { bound, ...requestOptions } = {}) =>
      reader.one(functionCall(name, parameters, bound ? { bound } : {}), requestOptions),
    callAction: async (name, body = {}, { bound, ...requestOptions } = {}) =>
      actionValue(await write(action(name, body, bound ? { bound } : {}), requestOptions), name),
    batch: async (operations, requestOptions) => reader.all(operations, requestOptions),
    batchSettled: async (operations, requestOptions) => reader.each(operations, requestOptions),
    async changeSet(operations, requestOptions = {}) {
      if (operations.length === 0) return []
      const requests = await schema.compile(
        tablesOf(operations),
        (tableOf) => compileChangeSet(operations, tableOf),
        requestOptions,
      )
      return (await service.changeSet(requests, requestOptions)).map(changeSetResult)
    },
    writeSettled: async (items, requestOptions) => writer.each(items, requestOptions),
  } satisfies UntypedReplies
  return client as DataverseClient
}

/** The client before its generic methods promise the caller's types for what the service will answer. */
type UntypedReplies = {
  [Method in keyof DataverseClient]: Method extends
    | 'batch'
    | 'batchSettled'
    | 'writeSettled'
    | 'callFunction'
    | 'callAction'
    ? (...parameters: Parameters<DataverseClient[Method]>) => Promise<unknown>
    : DataverseClient[Method]
}

/** Checked here too, because a token is sent to it. */
function environmentOrigin(text: string): string {
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new TypeError('environmentUrl must be https; http is for this machine only.')
  }
  return url.origin
}
