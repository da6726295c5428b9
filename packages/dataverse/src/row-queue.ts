import type { RowSource } from './rows.ts'

/** Takes rows from their source as they are needed, never more. */
export class RowQueue<T> {
  readonly #source: Iterator<T> | AsyncIterator<T>
  #waiting: T[] = []
  #ended = false

  constructor(rows: RowSource<T>) {
    this.#source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  }

  /** Up to that many; fewer only at the end. */
  async take(size: number): Promise<T[]> {
    const rows = this.#waiting.splice(0, size)
    while (rows.length < size && !this.#ended) {
      const next = await this.#source.next()
      if (next.done === true) this.#ended = true
      else rows.push(next.value)
    }
    return rows
  }

  putBack(rows: readonly T[]): void {
    this.#waiting = [...rows, ...this.#waiting]
  }

  /** Tells the source that nobody wants the rest. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#source.return?.()
  }
}
