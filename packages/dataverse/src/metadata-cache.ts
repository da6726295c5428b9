import { type Clock, systemClock } from './clock.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'

interface Entry<T> {
  value: Promise<T>
  readAt: number
}

/**
 * What the environment's schema looks like, shared by clients of one environment (and one user language: labels are in
 * the reader's). Concurrent readers of a table wait for one read. Emptied when the environment reports a newer schema.
 */
export class MetadataCache {
  readonly #tables = new Map<string, Entry<TableMetadata>>()
  readonly #maxAgeMs: number
  readonly #clock: Clock
  #list: Entry<TableSummary[]> | undefined
  #version = 0

  constructor({ maxAgeMs = 3_600_000, clock = systemClock }: { maxAgeMs?: number; clock?: Clock } = {}) {
    this.#maxAgeMs = maxAgeMs
    this.#clock = clock
  }

  /** `load` gets the tables nobody has read or is reading, and answers those in one go. */
  async tables(
    names: readonly string[],
    load: (missing: readonly string[]) => Promise<ReadonlyMap<string, TableMetadata | Error>>,
  ): Promise<Map<string, TableMetadata>> {
    const wanted = [...new Set(names)]
    const missing = wanted.filter((name) => !this.#fresh(this.#tables.get(name)))
    if (missing.length > 0) {
      const loading = load(missing)
      for (const name of missing) this.#remember(name, loading)
    }
    const found = await Promise.all(wanted.map(async (name) => [name, await this.#tables.get(name)?.value] as const))
    return new Map(found.flatMap(([name, table]) => (table ? [[name, table] as const] : [])))
  }

  /** The tables without their columns; `load` reads them when nobody has. */
  async list(load: () => Promise<TableSummary[]>): Promise<TableSummary[]> {
    if (this.#list && this.#fresh(this.#list)) return this.#list.value
    const entry = { value: load(), readAt: this.#clock.now().getTime() }
    this.#list = entry
    entry.value.catch(() => {
      if (this.#list === entry) this.#list = undefined
    })
    return entry.value
  }

  /** `@Microsoft.Dynamics.CRM.globalmetadataversion` of a reply. Servers may lag, so only a greater one counts. */
  noteVersion(version: string): void {
    const number = Number(version)
    if (!Number.isFinite(number) || number <= this.#version) return
    if (this.#version !== 0) this.clear()
    this.#version = number
  }

  /** Forgets all. */
  clear(): void {
    this.#tables.clear()
    this.#list = undefined
  }

  #remember(name: string, loading: Promise<ReadonlyMap<string, TableMetadata | Error>>): void {
    const value = loading.then((tables) => {
      const table = tables.get(name)
      if (!table) throw new Error(`The metadata reader left out ${name}`)
      if (table instanceof Error) throw table
      return table
    })
    const entry = { value, readAt: this.#clock.now().getTime() }
    this.#tables.set(name, entry)
    // A failure must not be remembered: the next reader asks again.
    value.catch(() => {
      if (this.#tables.get(name) === entry) this.#tables.delete(name)
    })
  }

  #fresh(entry: Entry<unknown> | undefined): boolean {
    return entry !== undefined && this.#clock.now().getTime() - entry.readAt < this.#maxAgeMs
  }
}

/** One for each environment and language of its users; give it to all their clients as `metadataCache`. */
export function createMetadataCache(options?: { maxAgeMs?: number; clock?: Clock }): MetadataCache {
  return new MetadataCache(options)
}
