import { dividedBatch } from './batch-division.ts'
import { batchRefusal, maxBatchLength, maxBatchOperations } from './batch-limits.ts'
import type { PartReply } from './batch-parser.ts'
import { isPartedReply, itemReplies } from './batch-replies.ts'
import { type BatchItem, requestsOf, writeBatch } from './batch-writer.ts'
import type { Settled } from './dataverse-client.ts'
import { errorFromReply } from './error-from-reply.ts'
import { DataverseError, ThrottledError, UnauthorizedError } from './errors.ts'
import { optionHeaders, type RequestOptions, sendingOptions } from './request-options.ts'
import type { Sender } from './sender.ts'
import type { RequestContext } from './service-reply.ts'
import { isTooLarge } from './too-large.ts'

export interface BatchKind {
  /** All of its operations are reads. */
  readOnly: boolean
  /** All of its operations are writes that leave things the same when done twice. */
  repeatable?: boolean
  /** The operations after one that failed are carried out all the same. */
  continueOnError: boolean
  maxOperations?: number | undefined
}

/** The replies to an item, failures included; `inDoubt` when an earlier attempt may have carried it out already. */
export interface ItemAnswer {
  replies: PartReply[]
  inDoubt: boolean
}

export interface BatchExchangeOptions {
  /** Of the `$batch` resource. */
  url: string
  headers: Readonly<Record<string, string>>
  sender: Sender
  now: () => Date
}

/**
 * Sends items in as many requests as they need, at the same time as far as the governor lets them, and answers each item,
 * in order. Items that service protection refused have not run: they alone are sent again. Rejects only when no token
 * could be had, and no item was answered.
 */
export class BatchExchange {
  readonly #options: BatchExchangeOptions

  constructor(options: BatchExchangeOptions) {
    this.#options = options
  }

  async send(
    items: readonly BatchItem[],
    kind: BatchKind,
    options: RequestOptions = {},
  ): Promise<Settled<ItemAnswer>[]> {
    const refusals = items.map(batchRefusal)
    const maxOperations = Math.max(1, Math.min(kind.maxOperations ?? maxBatchOperations, maxBatchOperations))
    const batches = dividedBatch(
      items.filter((_item, index) => !refusals[index]),
      { maxOperations, maxLength: maxBatchLength },
    )
    const attempts = await Promise.allSettled(batches.map(async (batch) => this.#send(batch, kind, options)))
    const without = attempts.find((attempt) => attempt.status === 'rejected')
    if (without && attempts.every(({ status }) => status === 'rejected')) throw without.reason
    const answers = attempts
      .flatMap((attempt, index) =>
        attempt.status === 'fulfilled'
          ? attempt.value
          : (batches[index] ?? []).map((): Settled<ItemAnswer> => ({ kind: 'failed', error: noToken(attempt.reason) })),
      )
      .values()
    return refusals.map((error) => (error ? { kind: 'failed', error } : nextOf(answers)))
  }

  async #send(items: readonly BatchItem[], kind: BatchKind, options: RequestOptions): Promise<Settled<ItemAnswer>[]> {
    const { url, headers, sender, now } = this.#options
    const asked = optionHeaders(options)
    const id = crypto.randomUUID()
    const answers: Settled<ItemAnswer>[] = []
    let open = items.map((item, index) => ({ item, index }))
    const itemsNow = (): BatchItem[] => open.map(({ item }) => item)
    const failRest = (error: DataverseError): Settled<ItemAnswer>[] => {
      for (const { index } of open) answers[index] = { kind: 'failed', error }
      return answers
    }
    try {
      return await sender.send({
        method: 'POST',
        url,
        path: '$batch',
        headers: {
          ...headers,
          'if-none-match': 'null',
          'content-type': writeBatch([], id).contentType,
          ...asked,
          ...(kind.continueOnError ? { prefer: 'odata.continue-on-error' } : {}),
        },
        body: () => writeBatch(itemsNow(), id).body,
        readOnly: kind.readOnly,
        repeatable: kind.repeatable,
        operationCount: items.reduce((count, item) => count + requestsOf(item).length, 0),
        ...sendingOptions(options),
        accepts: isPartedReply,
        read(reply, context) {
          const { inDoubt = false } = context
          const replies = itemReplies(reply, context, open.length)
          open.forEach(({ index }, at) => {
            answers[index] = { kind: 'ok', value: { replies: replies[at] ?? [], inDoubt } }
          })
          const refused = open.map((_item, at) => throttledAmong(replies[at] ?? [], context, now()))
          open = open.filter((_item, at) => refused[at])
          const [longest] = refused.filter((error) => error !== undefined).sort(byWait)
          if (longest) throw longest
          const failure = kind.continueOnError ? undefined : replies.flat().find(({ status }) => status >= 400)
          if (failure) throw errorFromReply(failure, context, now())
          return answers
        },
      })
    } catch (error) {
      const answered = answers.length > 0
      // Items that were refused keep their refusal, unless their repeat came to a worse end.
      if (answered && !(error instanceof DataverseError && !(error instanceof ThrottledError))) return answers
      if (!(error instanceof DataverseError)) throw error
      if (answered || items.length === 1 || !isTooLarge(error)) return failRest(error)
      const half = Math.ceil(items.length / 2)
      const halves = [items.slice(0, half), items.slice(half)]
      return (await Promise.all(halves.map(async (part) => this.#send(part, kind, options)))).flat()
    }
  }
}

const byWait = (a: ThrottledError, b: ThrottledError): number => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0)

function throttledAmong(replies: readonly PartReply[], context: RequestContext, now: Date): ThrottledError | undefined {
  const failure = replies.find(({ status }) => status >= 400)
  const error = failure && errorFromReply(failure, context, now)
  return error instanceof ThrottledError ? error : undefined
}

function nextOf(answers: Iterator<Settled<ItemAnswer>>): Settled<ItemAnswer> {
  const next = answers.next()
  if (next.done === true) throw new RangeError('An item of a batch has no answer')
  return next.value
}

/** Others of the same call were answered, and their outcomes must not be lost. */
function noToken(cause: unknown): UnauthorizedError {
  return new UnauthorizedError({
    cause,
    code: 'dataverse_unauthorized',
    message: 'POST $batch: no token could be had, so these operations were not sent.',
    help: 'Sign in again, and repeat the operations that failed.',
    request: { method: 'POST', path: '$batch' },
    sent: false,
  })
}
