import { type BatchItem, requestsOf } from './batch-writer.ts'

export interface BatchSize {
  /** Operations in a request, those of change sets counted one by one. */
  maxOperations: number
  /** Characters of its body, about. */
  maxLength: number
}

/** What a part takes besides its address, headers and body. */
const partOverhead = 200

/** The items in order, in as few requests as the sizes allow; an item that is larger by itself has one of its own. */
export function dividedBatch(items: readonly BatchItem[], { maxOperations, maxLength }: BatchSize): BatchItem[][] {
  const batches: BatchItem[][] = []
  let operations = 0
  let length = 0
  for (const item of items) {
    const more = requestsOf(item).length
    const longer = lengthOf(item)
    const last = batches.at(-1)
    if (last && operations + more <= maxOperations && length + longer <= maxLength) {
      last.push(item)
      operations += more
      length += longer
      continue
    }
    batches.push([item])
    operations = more
    length = longer
  }
  return batches
}

function lengthOf(item: BatchItem): number {
  return requestsOf(item).reduce((sum, { path, headers, body }) => {
    const lines = Object.entries(headers).reduce((total, [name, value]) => total + name.length + value.length + 4, 0)
    return sum + path.length + lines + (body?.length ?? 0) + partOverhead
  }, 0)
}
