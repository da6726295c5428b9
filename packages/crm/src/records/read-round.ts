import type { DataverseClient, OperationValue, ReadOperation, Settled } from '@liaison/dataverse'

export interface Reading<T> {
  /** How it went. Only after the round was sent. */
  settled(): Settled<T>
}

/** One round trip: the parts of a screen add their reads, all go out in one `$batch`, each gets its own answer. */
export class ReadRound {
  readonly #operations: ReadOperation[] = []
  #answers: Settled<unknown>[] | undefined

  add<Operation extends ReadOperation>(operation: Operation): Reading<OperationValue<Operation>> {
    const index = this.#operations.push(operation) - 1
    return {
      settled: () => {
        const answer = this.#answers?.[index]
        if (!answer) throw new Error('The round was not sent yet')
        return answer as Settled<OperationValue<Operation>>
      },
    }
  }

  /** @throws {DataverseError} when the round trip itself failed. */
  async send(dataverse: DataverseClient): Promise<void> {
    this.#answers = this.#operations.length === 0 ? [] : await dataverse.batchSettled(this.#operations)
  }
}

/** @throws {DataverseError} */
export function valueOf<T>(reading: Reading<T>): T {
  const settled = reading.settled()
  if (settled.kind === 'failed') throw settled.error
  return settled.value
}
