import { compileChangeSet, compileWrite, tablesOf } from './compile-operation.ts'
import type { ChangeSetResult, Settled, WriteBatchOptions, WriteItem } from './dataverse-client.ts'
import type { WriteOperation } from './operations.ts'
import type { RequestOptions } from './request-options.ts'
import type { Schema } from './schema.ts'
import type { ServiceReply } from './service-reply.ts'
import type { Service, WriteRequest } from './service.ts'
import { settled } from './settled.ts'
import { changeSetResult } from './write-reply.ts'

/** Writes that take longer together than a gateway waits are lost sight of, so requests stay well below the 1,000 allowed. */
const writesInARequest = 100

type Written = Settled<ChangeSetResult | ChangeSetResult[]>
type Compiled = WriteRequest | readonly WriteRequest[]

/** Writes operations and change sets side by side, each with its own outcome. */
export interface BatchWriter {
  each(items: readonly WriteItem[], options?: WriteBatchOptions): Promise<Written[]>
}

export function createBatchWriter(service: Service, schema: Schema): BatchWriter {
  const compileAll = async (items: readonly WriteItem[], options: RequestOptions): Promise<Settled<Compiled>[]> => {
    // All tables in one go; a table that fails is told again below, to the item that wanted it.
    await schema.compile(tablesOf(items.flat()), () => undefined, options).catch(() => undefined)
    let contentId = 1
    return Promise.all(
      items.map(async (item) => {
        // Numbered over all items: whether a change set's numbers count in the whole batch is on none of the pages read.
        const first = contentId
        if (isChangeSet(item)) contentId += item.length
        return settled(async () =>
          schema.compile(
            tablesOf(isChangeSet(item) ? item : [item]),
            (tableOf): Compiled =>
              isChangeSet(item) ? compileChangeSet(item, tableOf, first) : compileWrite(item, tableOf),
            options,
          ),
        )
      }),
    )
  }

  return {
    async each(items, { maxOperations = writesInARequest, ...options } = {}) {
      const compiled = await compileAll(items, options)
      const sendable = compiled.flatMap((item) => (item.kind === 'ok' && !isEmpty(item.value) ? [item.value] : []))
      const outcomes = (await service.writeMany(sendable, { ...options, maxOperations })).values()
      return Promise.all(
        compiled.map(async (item, index): Promise<Written> => {
          if (item.kind === 'failed') return item
          if (isEmpty(item.value)) return { kind: 'ok', value: [] }
          const outcome = outcomes.next().value
          if (outcome?.kind !== 'ok') return outcome ?? Promise.reject(new RangeError('A write has no outcome'))
          return settled(() => resultOf(items[index] ?? [], outcome.value))
        }),
      )
    },
  }
}

const isChangeSet = (item: WriteItem): item is readonly WriteOperation[] => Array.isArray(item)
const isEmpty = (item: Compiled): boolean => Array.isArray(item) && item.length === 0

function resultOf(item: WriteItem, replies: readonly ServiceReply[]): ChangeSetResult | ChangeSetResult[] {
  const results = replies.map(changeSetResult)
  const [only] = results
  return isChangeSet(item) || !only ? results : only
}
