import { type Clock, systemClock } from './clock.ts'
import type { KnownTable } from './metadata-reader.ts'
import type { TableMetadata, TableSummary } from './metadata.ts'
import type { SchemaChanges } from './schema-difference.ts'

interface Entry {
  reading: Promise<KnownTable>
  /** What the reading came to. */
  known?: KnownTable
  readAt: number
  /** Read after the moment of the cache's stamp, so that asking for changes since then misses none of this table. */
  stamped: boolean
}

export interface LoadedTables {
  tables: ReadonlyMap<string, KnownTable | Error>
  /** Of a moment before the first of them was read. */
  stamp?: string | undefined
}

export interface KnownTables {
  tables: ReadonlyMap<string, KnownTable>
  /** What the service calls the moment since which changes may be asked for. */
  stamp: string | undefined
  /** Tables of which changes since the stamp do not tell all. */
  unstamped: ReadonlySet<string>
}

export interface RefreshedTables extends LoadedTables {
  changes: SchemaChanges
}

/** How long a MetadataCache keeps tables, and how many. */
export interface MetadataCacheOptions {
  /** Milliseconds after which a table is read again, changed or not. Default: an hour. */
  maxAgeMs?: number
  /**
   * Tables kept. Beyond it those go that nobody has asked for for the longest time. Default: 250, more than a process
   * works with of the thousands an organisation may have: about 45 MB when each has 150 columns with labels in two
   * languages.
   */
  maxTables?: number
  clock?: Clock
}

/** A name that is missing here may have been made just now. How old what is known has to be before that is looked into. */
const doubtedAfterMs = 60_000

/**
 * What the environment's schema looks like, shared by clients of one environment (and one user language: labels are in
 * the reader's). Concurrent readers of a table wait for one read. Due to be refreshed when the environment tells a newer
 * version of its schema, or refuses a name.
 */
export class MetadataCache {
  readonly #maxAgeMs: number
  readonly #maxTables: number
  readonly #clock: Clock
  /** Least recently used first. */
  readonly #tables = new Map<string, Entry>()
  #list: { reading: Promise<TableSummary[]>; readAt: number } | undefined
  #stamp: string | undefined
  #stampAsked = false
  #version = 0
  #refreshing: Promise<SchemaChanges> | undefined
  #refreshedAt = Number.NEGATIVE_INFINITY
  /** Reasons to refresh there were, and those a refresh has come after. */
  #reasons = 0
  #settled = 0

  constructor({ maxAgeMs = 3_600_000, maxTables = 250, clock = systemClock }: MetadataCacheOptions = {}) {
    this.#maxAgeMs = maxAgeMs
    this.#maxTables = maxTables
    this.#clock = clock
  }

  /** `load` gets the tables nobody has read or is reading, and answers those in one go. */
  async tables(
    names: readonly string[],
    load: (missing: readonly string[], withStamp: boolean) => Promise<LoadedTables>,
  ): Promise<Map<string, TableMetadata>> {
    const wanted = [...new Set(names)]
    for (let attempt = 1; ; attempt++) {
      const missing = wanted.filter((name) => !this.#isFresh(this.#tables.get(name)))
      const own = new Set(missing)
      if (missing.length > 0) this.#load(missing, load)
      const entries = wanted.flatMap((name) => this.#used(name) ?? [])
      this.#dropUnused()
      const read = await Promise.allSettled(entries.map(async ({ reading }) => reading))
      const failures = read.flatMap((outcome, index) =>
        outcome.status === 'rejected' ? [{ name: wanted[index] ?? '', error: outcome.reason as Error }] : [],
      )
      const ours = failures.find(({ name }) => own.has(name))
      // What failed for another reader may be theirs alone: their account, their deadline. So ask once ourselves.
      const failure = ours ?? (attempt > 1 ? failures[0] : undefined)
      if (failure) throw failure.error
      if (failures.length > 0) continue
      return new Map(
        read.flatMap((outcome, index) =>
          outcome.status === 'fulfilled' ? [[wanted[index] ?? '', outcome.value.table] as const] : [],
        ),
      )
    }
  }

  /** The tables without their columns; `load` reads them when nobody has. */
  async list(load: () => Promise<TableSummary[]>): Promise<TableSummary[]> {
    if (this.#list && this.#isFresh(this.#list)) return this.#list.reading
    const entry = { reading: load(), readAt: this.#now() }
    this.#list = entry
    entry.reading.catch(() => {
      if (this.#list === entry) this.#list = undefined
    })
    return entry.reading
  }

  /** What was last known of a table, however old. */
  known(name: string): TableMetadata | undefined {
    return this.#tables.get(name)?.known?.table
  }

  /** `@Microsoft.Dynamics.CRM.globalmetadataversion` of a reply. Servers may lag, so only a greater one counts. */
  noteVersion(version: string): void {
    const number = Number(version)
    if (!Number.isFinite(number) || number <= this.#version) return
    if (this.#version !== 0) this.#reasons += 1
    this.#version = number
  }

  /** The environment refused a name that is known here. */
  doubt(): void {
    if ([...this.#tables.keys()].some((name) => this.isDoubtful(name))) this.#reasons += 1
  }

  /** Known, and for so long that it may no longer be true. */
  isDoubtful(name: string): boolean {
    const entry = this.#tables.get(name)
    return entry?.known !== undefined && this.#now() - Math.max(entry.readAt, this.#refreshedAt) >= doubtedAfterMs
  }

  /** What `read` tells of the tables known takes their place. One under way began before this call, so the next one counts. */
  async refresh(read: (known: KnownTables) => Promise<RefreshedTables>): Promise<SchemaChanges> {
    await this.#refreshing?.catch(() => undefined)
    return this.#refreshTogether(read)
  }

  /** Refreshes after a newer version of the schema was told, or a name doubted; otherwise does nothing. */
  async refreshIfDue(read: (known: KnownTables) => Promise<RefreshedTables>): Promise<void> {
    if (!this.#isDue()) return
    // The failure of another's may be theirs alone.
    await this.#refreshing?.catch(() => undefined)
    if (this.#isDue()) await this.#refreshTogether(read)
  }

  /** Forgets all. */
  clear(): void {
    this.#tables.clear()
    this.#list = undefined
    this.#stamp = undefined
    this.#stampAsked = false
    this.#settled = this.#reasons
  }

  #load(names: readonly string[], load: (names: readonly string[], withStamp: boolean) => Promise<LoadedTables>): void {
    const before = this.#stamp
    const loading = load(names, before === undefined && !this.#stampAsked)
    this.#stampAsked = true
    loading.then(
      ({ stamp }) => (this.#stamp ??= stamp),
      () => (this.#stampAsked = false),
    )
    for (const name of names) {
      const reading = loading.then(({ tables, stamp }) => {
        const known = tables.get(name)
        if (!known) throw new Error(`The metadata reader left out ${name}`)
        if (known instanceof Error) throw known
        entry.known = known
        entry.stamped = this.#stamp !== undefined && (before === this.#stamp || stamp === this.#stamp)
        return known
      })
      const entry: Entry = { reading, readAt: this.#now(), stamped: false }
      this.#tables.set(name, entry)
      // A failure must not be remembered: the next reader asks again.
      reading.catch(() => {
        if (this.#tables.get(name) === entry) this.#tables.delete(name)
      })
    }
  }

  #used(name: string): Entry | undefined {
    const entry = this.#tables.get(name)
    if (entry) {
      this.#tables.delete(name)
      this.#tables.set(name, entry)
    }
    return entry
  }

  #dropUnused(): void {
    for (const name of this.#tables.keys()) {
      if (this.#tables.size <= this.#maxTables) return
      this.#tables.delete(name)
    }
  }

  async #refreshTogether(read: (known: KnownTables) => Promise<RefreshedTables>): Promise<SchemaChanges> {
    this.#refreshing ??= this.#refresh(read).finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  async #refresh(read: (known: KnownTables) => Promise<RefreshedTables>): Promise<SchemaChanges> {
    const reasons = this.#reasons
    // What is being read may have begun before the change.
    await Promise.allSettled([...this.#tables.values()].map(async ({ reading }) => reading))
    const before = new Map(this.#tables)
    const { tables, stamp, changes } = await read({
      tables: new Map([...before].flatMap(([name, { known }]) => (known ? [[name, known] as const] : []))),
      stamp: this.#stamp,
      unstamped: new Set([...before].flatMap(([name, { stamped }]) => (stamped ? [] : [name]))),
    })
    for (const [name, entry] of this.#tables) {
      const untouched = before.get(name) === entry
      entry.stamped = untouched && stamp !== undefined
      const known = untouched ? tables.get(name) : undefined
      if (known instanceof Error) this.#tables.delete(name)
      else if (known) Object.assign(entry, { known, reading: Promise.resolve(known), readAt: this.#now() })
    }
    this.#list = undefined
    this.#stamp = stamp
    this.#refreshedAt = this.#now()
    this.#settled = Math.max(this.#settled, reasons)
    return changes
  }

  #isDue(): boolean {
    return this.#reasons > this.#settled
  }

  #now(): number {
    return this.#clock.now().getTime()
  }

  #isFresh(entry: { readAt: number } | undefined): boolean {
    return entry !== undefined && this.#now() - entry.readAt < this.#maxAgeMs
  }
}

/** One for each environment and language of its users; give it to all their clients as `metadataCache`. */
export function createMetadataCache(options?: MetadataCacheOptions): MetadataCache {
  return new MetadataCache(options)
}
