import { systemClock } from './clock.ts'
import { compileRead, compileWrite, listTarget, tablesOf } from './compile-operation.ts'
import { checkedContinuation } from './continuation-link.ts'
import type {
  ChangeSetResult,
  DataverseClient,
  DataverseClientOptions,
  ListOptions,
  RequestOptions,
  RowList,
  Settled,
} from './dataverse-client.ts'
import { isLoopback } from './environment-url.ts'
import { DataverseError } from './errors.ts'
import { jsonText } from './json-text.ts'
import { parseGuid } from './literal.ts'
import { MetadataCache } from './metadata-cache.ts'
import { readTableList, readTables } from './metadata-reader.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import {
  create,
  functionCall,
  type ReadOperation,
  remove,
  retrieve,
  update,
  type WriteOperation,
} from './operations.ts'
import { listPath, rowPath } from './query-path.ts'
import type { ListQuery } from './query.ts'
import { malformed, replyJson } from './reply-json.ts'
import { defaultRetryPolicy } from './retry.ts'
import { rowBody } from './row-body.ts'
import { pageFrom, rowList } from './row-list.ts'
import type { Page, Row } from './row.ts'
import { Sender } from './sender.ts'
import type { ServiceReply } from './service-reply.ts'
import { readContext, Service } from './service.ts'
import { type TableLookup, withTables } from './table-lookup.ts'
import type { BoundTo, Parameters, RowValues } from './values.ts'
import { undiciTransport } from './undici-transport.ts'
import type { Transport } from './transport.ts'

let sharedTransport: Transport | undefined

/**
 * A client for one environment and one person: every call is made with that person's token, so Dynamics decides what
 * they may see and signs what they write with their name.
 *
 * Failures are {@link DataverseError}s; what the token source throws comes through unchanged.
 */
export function createDataverseClient(options: DataverseClientOptions): DataverseClient {
  const environmentUrl = environmentOrigin(options.environmentUrl)
  const clock = options.clock ?? systemClock
  const onEvent = options.onEvent ?? (() => undefined)
  const cache = options.metadataCache ?? new MetadataCache({ clock })
  // One pool for the process: clients are made per person and come and go.
  const transport = options.transport ?? (sharedTransport ??= undiciTransport())
  const retry = { ...defaultRetryPolicy, ...options.retry }
  const sender = new Sender({ transport, tokens: options.tokens, retry, clock, onEvent })
  const service = new Service(environmentUrl, sender, () => clock.now())

  const listTables = async (): Promise<TableSummary[]> => cache.list(async () => readTableList(service))
  const getTables = async (names: readonly string[]): Promise<Map<string, TableMetadata>> =>
    cache.tables(names, async (missing) => {
      const startedAt = clock.now().getTime()
      const tables = await readTables(service, missing, listTables)
      onEvent({ event: 'dataverse.metadata_read', tables: missing, durationMs: clock.now().getTime() - startedAt })
      return tables
    })
  const compile = async <T>(tables: readonly string[], make: (tableOf: TableLookup) => T): Promise<T> =>
    withTables(getTables, tables, make)

  const noteSchemaVersion = (json: Record<string, unknown> | undefined): void => {
    const version = json?.['@Microsoft.Dynamics.CRM.globalmetadataversion']
    if (typeof version === 'string') cache.noteVersion(version)
  }

  const valueOf = (operation: ReadOperation, json: Record<string, unknown> | undefined): unknown => {
    noteSchemaVersion(json)
    return operation.kind === 'list' ? pageFrom(json) : json
  }

  const readOne = async (operation: ReadOperation, { signal }: RequestOptions = {}): Promise<unknown> => {
    const { path, maxPageSize } = await compile(tablesOf([operation]), (tableOf) => compileRead(operation, tableOf))
    return valueOf(operation, await service.getJson(path, { maxPageSize, signal }))
  }

  const readMany = async (
    operations: readonly ReadOperation[],
    { signal }: RequestOptions = {},
  ): Promise<Settled<unknown>[]> => {
    if (operations.length === 0) return []
    const targets = await compile(tablesOf(operations), (tableOf) =>
      operations.map((operation) => compileRead(operation, tableOf)),
    )
    const replies = await service.getMany(targets, signal)
    return operations.map((operation, index): Settled<unknown> => {
      try {
        const context = readContext('GET', targets[index]?.path.split('?')[0] ?? '')
        const reply = replies[index] ?? { status: 204, headers: {}, text: '' }
        return { kind: 'ok', value: valueOf(operation, service.jsonOf(reply, context)) }
      } catch (error) {
        if (error instanceof DataverseError) return { kind: 'failed', error }
        throw error
      }
    })
  }

  const writeOne = async (operation: WriteOperation, { signal }: RequestOptions = {}): Promise<ServiceReply> => {
    const request = await compile(tablesOf([operation]), (tableOf) => compileWrite(operation, tableOf))
    return service.write(request, signal)
  }

  const listRows = (table: string, query: ListQuery, { signal, continueAt }: ListOptions): RowList => {
    const { top } = query
    // Beyond a page `$top` would cut the list at the page: page through it and stop at the limit instead.
    const paged = top !== undefined && (query.maxPageSize !== undefined || top > 5_000)
    const { top: _top, ...unlimited } = query
    const target = listTarget(paged ? unlimited : query)
    const paging = { maxPageSize: target.maxPageSize, signal }
    const read = async (path: string): Promise<Page> => {
      const json = await service.getJson(path, paging)
      noteSchemaVersion(json)
      return pageFrom(json)
    }
    const first = async (): Promise<Page> =>
      read(
        await compile([table], (tableOf) =>
          continueAt === undefined
            ? listPath(tableOf(table), target.query, tableOf)
            : checkedContinuation(continueAt, environmentUrl, tableOf(table)),
        ),
      )
    return rowList(first, read, top)
  }

  return {
    environmentUrl,
    tables: {
      getMany: getTables,
      async get(name) {
        const tables = await getTables([name])
        const table = tables.get(name)
        if (!table) throw new Error(`No metadata of ${name}`)
        return table
      },
      list: listTables,
      clear: () => cache.clear(),
    },
    async whoAmI(requestOptions) {
      const json = (await readOne(functionCall('WhoAmI'), requestOptions)) as Record<string, string>
      return {
        userId: json['UserId'] ?? '',
        businessUnitId: json['BusinessUnitId'] ?? '',
        organizationId: json['OrganizationId'] ?? '',
      }
    },
    async retrieve(table, id, query, requestOptions) {
      return (await readOne(retrieve(table, id, query), requestOptions)) as Row
    },
    list: (table, query = {}, requestOptions = {}) => listRows(table, query, requestOptions),
    async create(table, values, { id, signal } = {}) {
      const reply =
        id === undefined
          ? await service.write(await compile([table], (tableOf) => insertRequest(table, values, tableOf)), signal)
          : await writeOne(create(table, id, values), optionalSignal(signal))
      return { id: id ?? createdId(reply, table) }
    },
    async update(table, id, values, { ifMatch, signal } = {}) {
      await writeOne(update(table, id, values, ifMatch === undefined ? {} : { ifMatch }), optionalSignal(signal))
    },
    async upsert(table, id, values, { signal } = {}) {
      const request = await compile([table], (tableOf) => upsertRequest(table, id, values, tableOf))
      const reply = await service.write(request, signal)
      return { created: reply.status === 201 }
    },
    async delete(table, id, { ifMatch, signal } = {}) {
      await writeOne(remove(table, id, ifMatch === undefined ? {} : { ifMatch }), optionalSignal(signal))
    },
    async callFunction<T>(
      name: string,
      parameters: Parameters = {},
      { bound, signal }: RequestOptions & { bound?: BoundTo } = {},
    ) {
      return (await readOne(functionCall(name, parameters, bound ? { bound } : {}), optionalSignal(signal))) as T
    },
    async callAction<T>(
      name: string,
      body: Parameters = {},
      { bound, signal }: RequestOptions & { bound?: BoundTo } = {},
    ) {
      const operation: WriteOperation = { kind: 'action', name, body, ...(bound ? { bound } : {}) }
      const reply = await writeOne(operation, optionalSignal(signal))
      return replyJson(reply, { request: { method: 'POST', path: name }, readOnly: false }) as T
    },
    async batch<const Operations extends readonly ReadOperation[]>(
      operations: Operations,
      requestOptions?: RequestOptions,
    ) {
      const settled = await readMany(operations, requestOptions)
      return settled.map((outcome) => {
        if (outcome.kind === 'failed') throw outcome.error
        return outcome.value
      }) as Awaited<ReturnType<typeof this.batch<Operations>>>
    },
    async batchSettled<const Operations extends readonly ReadOperation[]>(
      operations: Operations,
      requestOptions?: RequestOptions,
    ) {
      return (await readMany(operations, requestOptions)) as Awaited<ReturnType<typeof this.batchSettled<Operations>>>
    },
    async changeSet(operations, { signal } = {}) {
      if (operations.length === 0) return []
      const requests = await compile(tablesOf(operations), (tableOf) =>
        operations.map((operation) => compileWrite(operation, tableOf)),
      )
      return (await service.changeSet(requests, signal)).map(changeSetResult)
    },
  }
}

const optionalSignal = (signal: AbortSignal | undefined): RequestOptions => (signal === undefined ? {} : { signal })

function insertRequest(name: string, values: RowValues, tableOf: TableLookup) {
  const table = tableOf(name)
  return {
    method: 'POST',
    path: table.entitySetName,
    body: jsonText(rowBody(table, values, tableOf, { creating: true })),
  }
}

/** A PATCH that may create. Only its representation tells the two apart: 201 and 200. */
function upsertRequest(name: string, id: string, values: RowValues, tableOf: TableLookup) {
  const table = tableOf(name)
  return {
    method: 'PATCH',
    path: `${rowPath(table, id)}?$select=${table.primaryIdColumn}`,
    headers: { prefer: 'return=representation' },
    body: jsonText(rowBody(table, values, tableOf, { creating: false })),
  }
}

/** `OData-EntityId: https://…/accounts(<guid>)` */
function rowIdOf({ headers }: ServiceReply): string {
  const url = headers['odata-entityid'] ?? headers['location'] ?? ''
  return parseGuid(/\(([^()]+)\)$/.exec(url)?.[1] ?? '') ?? ''
}

function createdId(reply: ServiceReply, table: string): string {
  const id = rowIdOf(reply)
  if (id === '') throw malformed(reply, { request: { method: 'POST', path: table }, readOnly: false }, 'names no row')
  return id
}

function changeSetResult(reply: ServiceReply): ChangeSetResult {
  const id = rowIdOf(reply)
  const context = { request: { method: 'POST', path: '$batch' }, readOnly: false }
  const value = reply.status === 204 || reply.text.trim() === '' ? undefined : replyJson(reply, context)
  return { status: reply.status, ...(id === '' ? {} : { id }), ...(value === undefined ? {} : { value }) }
}

/** Checked here too, because a token is sent to it. */
function environmentOrigin(text: string): string {
  const url = new URL(text)
  const loopback = isLoopback(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new TypeError('environmentUrl must be https; http is for this machine only.')
  }
  return url.origin
}
