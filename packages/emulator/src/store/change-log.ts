import type { Store } from './store.ts'

/** When a row was written last. */
export interface LastChange {
  id: string
  version: number
}

/**
 * What changed in a table since it was first followed: one entry per write, in the order of row versions, so that a
 * delta costs what changed and not what the table holds. It starts empty with the process.
 */
export class ChangeLog {
  readonly #store: Store
  readonly #entries = new Map<string, LastChange[]>()
  /** Versions up to here are not in the log. */
  readonly #startedAt = new Map<string, number>()

  constructor(store: Store) {
    this.#store = store
    store.onChange((changes) => {
      for (const change of changes)
        this.#entries
          .get(change.table)
          ?.push({ id: change.row.id, version: change.kind === 'put' ? change.row.version : change.version })
    })
  }

  /** From now on changes of this table are kept. */
  follow(table: string): void {
    if (this.#entries.has(table)) return
    this.#entries.set(table, [])
    this.#startedAt.set(table, this.#store.version)
  }

  /** What was kept is gone; every version given out so far is too old. */
  forget(): void {
    this.#entries.clear()
    this.#startedAt.clear()
    this.#store.nextVersion()
  }

  /**
   * Rows changed or deleted after `version`, in order of their last change; undefined when the log does not reach back
   * that far, or when nobody has got as far as that version yet.
   */
  since(table: string, version: number): LastChange[] | undefined {
    const entries = this.#entries.get(table)
    if (!entries || version < (this.#startedAt.get(table) ?? Infinity) || version > this.#store.version)
      return undefined
    const last = new Map<string, LastChange>()
    for (const entry of entries.slice(firstAfter(entries, version)).toReversed())
      if (!last.has(entry.id)) last.set(entry.id, entry)
    return [...last.values()].toReversed()
  }
}

const logs = new WeakMap<Store, ChangeLog>()

export function changeLogOf(store: Store): ChangeLog {
  let log = logs.get(store)
  if (!log) logs.set(store, (log = new ChangeLog(store)))
  return log
}

function firstAfter(entries: readonly LastChange[], version: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (entries[middle]!.version <= version) low = middle + 1
    else high = middle
  }
  return low
}
