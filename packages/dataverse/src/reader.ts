import { batchUrlRefusal } from './batch-limits.ts'
import { compileRead, listTarget, type ReadTarget, tablesOf } from './compile-operation.ts'
import { checkedContinuation } from './continuation-link.ts'
import type { ListOptions, RowList, Settled } from './dataverse-client.ts'
import { MalformedReplyError } from './errors.ts'
import type { ReadOperation } from './operations.ts'
import { listPath } from './query-path.ts'
import type { ListQuery } from './query.ts'
import type { RequestOptions } from './request-options.ts'
import { pageFrom, rowList } from './row-list.ts'
import type { Schema } from './schema.ts'
import { readContext, root, type Service } from './service.ts'
import { settled } from './settled.ts'

/** The longest page the service gives out. */
const maxPageRows = 5_000

/** Reads operations: one, several in a round trip, or a list page by page. */
export interface Reader {
  one(operation: ReadOperation, options?: RequestOptions): Promise<unknown>
  /** Side by side. The first operation that cannot be asked at all is thrown before anything is sent. */
  all(operations: readonly ReadOperation[], options?: RequestOptions): Promise<unknown[]>
  /** Side by side, each with its own outcome. Rejects only when nothing was answered. */
  each(operations: readonly ReadOperation[], options?: RequestOptions): Promise<Settled<unknown>[]>
  rows(table: string, query: ListQuery, options: ListOptions): RowList
}

export function createReader(service: Service, schema: Schema): Reader {
  const valueOf = (operation: ReadOperation, json: Record<string, unknown> | undefined): unknown => {
    schema.noteVersion(json)
    if (operation.kind === 'list') return pageFrom(json)
    if (json === undefined && operation.kind === 'retrieve') throw noRow()
    return json
  }

  const compile = async (operation: ReadOperation, options: RequestOptions): Promise<ReadTarget> =>
    schema.compile(tablesOf([operation]), (tableOf) => askable(compileRead(operation, tableOf)), options)

  const compileAll = async (
    operations: readonly ReadOperation[],
    options: RequestOptions,
  ): Promise<Settled<ReadTarget>[]> => {
    // All tables in one go; a table that fails is told again below, to the operation that wanted it.
    await schema.compile(tablesOf(operations), () => undefined, options).catch(() => undefined)
    return Promise.all(operations.map(async (operation) => settled(async () => compile(operation, options))))
  }

  const send = async (
    operations: readonly ReadOperation[],
    targets: readonly Settled<ReadTarget>[],
    options: RequestOptions,
  ): Promise<Settled<unknown>[]> => {
    const wanted = targets.flatMap((target) => (target.kind === 'ok' ? [target.value] : []))
    const replies = wanted.length === 0 ? [] : await service.getManySettled(wanted, options)
    const [first] = replies
    if (first?.kind === 'failed' && replies.every(({ kind }) => kind === 'failed')) throw first.error
    let next = 0
    return Promise.all(
      operations.map(async (operation, index): Promise<Settled<unknown>> => {
        const target = targets[index]
        if (target?.kind !== 'ok') return target ?? Promise.reject(new RangeError('An operation was not compiled'))
        const reply = replies[next++]
        if (reply?.kind !== 'ok') return reply ?? Promise.reject(new RangeError('An operation was not answered'))
        const context = readContext('GET', target.value.path.split('?')[0] ?? '')
        return settled(() => valueOf(operation, service.jsonOf(reply.value, context)))
      }),
    )
  }

  return {
    async one(operation, options = {}) {
      const { path, maxPageSize } = await compile(operation, options)
      return valueOf(operation, await service.getJson(path, { ...options, maxPageSize }))
    },
    async all(operations, options = {}) {
      const targets = await compileAll(operations, options)
      orThrow(targets)
      return orThrow(await send(operations, targets, options))
    },
    async each(operations, options = {}) {
      return send(operations, await compileAll(operations, options), options)
    },
    rows(table, query, { continueAt, ...options }) {
      const { top, ...unlimited } = query
      // Beyond a page `$top` would cut the list at the page: page through it and stop at the limit instead.
      const paged = top !== undefined && (query.maxPageSize !== undefined || top > maxPageRows)
      const target = listTarget(paged ? unlimited : query)
      const firstPath = async (): Promise<string> =>
        schema.compile(
          [table],
          (tableOf) =>
            continueAt === undefined
              ? listPath(tableOf(table), target.query, tableOf)
              : checkedContinuation(continueAt, service.environmentUrl, tableOf(table)),
          options,
        )
      const getOptions = { ...options, maxPageSize: target.maxPageSize }
      return rowList(
        {
          async page(link) {
            const json = await service.getJson(link ?? (await firstPath()), getOptions)
            schema.noteVersion(json)
            return pageFrom(json)
          },
          async rowPage(link) {
            const page = await service.getRowPage(link ?? (await firstPath()), getOptions)
            schema.noteVersion(page.envelope)
            return page
          },
        },
        top,
      )
    },
  }
}

/** @throws {InvalidRequestError} when no request can carry the query. */
function askable(target: ReadTarget): ReadTarget {
  const refusal = batchUrlRefusal('GET', root + target.path)
  if (refusal) throw refusal
  return target
}

function noRow(): MalformedReplyError {
  return new MalformedReplyError({
    code: 'dataverse_malformed_reply',
    message: 'The reply to a retrieve holds no row.',
    help: 'Try again. If it lasts, report it with the time of the request.',
    sent: true,
  })
}

function orThrow<T>(outcomes: readonly Settled<T>[]): T[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'failed') throw outcome.error
    return outcome.value
  })
}
