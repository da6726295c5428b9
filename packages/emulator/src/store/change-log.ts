import type { Store } from './store.ts'

/** When a row was written last. */
export interface LastChange {
  id: string
  version: number
}

/** Of one table: what changed after that version. */
export interface FollowedTable {
  table: string
  startedAt: number
  changes: readonly LastChange[]
}

/** Keeps the log beyond the process; changes come to it as commits of the store. */
export interface ChangeLogKeeper {
  followed(table: string, startedAt: number): void
  forgotten(): void
}

/**
 * What changed in a table since it was first followed: one entry per write, in the order of row versions, so that a
 * delta costs what changed and not what the table holds.
 */
export class ChangeLog {
  readonly #store: Store
  readonly #entries = new Map<string, LastChange[]>()
  /** Versions up to here are not in the log. */
  readonly #startedAt = new Map<string, number>()
  #keeper: ChangeLogKeeper | undefined

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
    this.#keeper?.followed(table, this.#store.version)
  }

  /** What was kept is gone; every version given out so far is too old. */
  forget(): void {
    this.#entries.clear()
    this.#startedAt.clear()
    this.#store.nextVersion()
    this.#keeper?.forgotten()
  }

  keepBy(keeper: ChangeLogKeeper): void {
    this.#keeper = keeper
  }

  /** As it was kept. */
  restore(followed: readonly FollowedTable[]): void {
    for (const { table, startedAt, changes } of followed) {
      this.#entries.set(table, [...changes])
      this.#startedAt.set(table, startedAt)
    }
  }

  followed(): FollowedTable[] {
    return [...this.#startedAt].map(([table, startedAt]) => ({
      table,
      startedAt,
      changes: lastOfEach(this.#entries.get(table) ?? []),
    }))
  }

  /**
   * Rows changed or deleted after `version`, in order of their last change; undefined when the log does not reach back
   * that far, or when nobody has got as far as that version yet.
   */
  since(table: string, version: number): LastChange[] | undefined {
    const entries = this.#entries.get(table)
    if (!entries || version < (this.#startedAt.get(table) ?? Infinity) || version > this.#store.version)
      return undefined
    return lastOfEach(entries.slice(firstAfter(entries, version)))
  }
}

function lastOfEach(entries: readonly LastChange[]): LastChange[] {
  const last = new Map<string, LastChange>()
  for (const entry of entries.toReversed()) if (!last.has(entry.id)) last.set(entry.id, entry)
  return [...last.values()].toReversed()
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
