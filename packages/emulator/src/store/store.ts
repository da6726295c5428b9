import type { Schema } from '../schema/schema.ts'
import { compareGuids, inGuidOrder } from './guid-order.ts'
import type { StoredRow } from './row.ts'
import { sharedLayout } from './stored-values.ts'
import { TableRows } from './table-rows.ts'

export type StoreChange =
  | { kind: 'put'; table: string; row: StoredRow; before?: StoredRow }
  | { kind: 'delete'; table: string; row: StoredRow; version: number }

/**
 * The environment's rows in memory. Rows are never mutated: a change puts a new row object in place, so a rollback
 * puts the old one back. `activitypointer` is a read-only view over the concrete activity tables.
 */
export class Store {
  readonly #tables = new Map<string, TableRows>()
  readonly #activityTables: readonly string[]
  readonly #listeners = new Set<(changes: readonly StoreChange[]) => void>()
  #version = 1_000_000
  #pending: StoreChange[] | undefined

  constructor(schema: Schema) {
    this.#activityTables = [...schema.tables.values()]
      .filter((table) => table.isActivity && table.logicalName !== 'activitypointer')
      .map((table) => table.logicalName)
  }

  get(table: string, id: string): StoredRow | undefined {
    if (table !== 'activitypointer') return this.#tables.get(table)?.get(id)
    for (const concrete of this.#activityTables) {
      const row = this.#tables.get(concrete)?.get(id)
      if (row) return row
    }
    return undefined
  }

  /** Inserts or replaces. `row` belongs to the store from here on: never change it afterwards. */
  put(table: string, given: StoredRow): void {
    const row = { ...given, values: sharedLayout(given.values) }
    const before = this.#table(table).put(row)
    if (row.version > this.#version) this.#version = row.version
    this.#record(before ? { kind: 'put', table, row, before } : { kind: 'put', table, row })
  }

  delete(table: string, id: string): StoredRow | undefined {
    const row = this.#tables.get(table)?.delete(id)
    if (row) this.#record({ kind: 'delete', table, row, version: this.nextVersion() })
    return row
  }

  /** In primary key order. Do not write while iterating. */
  rows(table: string): Iterable<StoredRow> {
    return table === 'activitypointer' ? this.#activities() : this.#table(table).inOrder()
  }

  /** Rows that come after the id `after`, in primary key order: a page in time independent of the table's size. */
  rowsAfter(table: string, after: string | undefined): Iterable<StoredRow> {
    if (after === undefined) return this.rows(table)
    if (table !== 'activitypointer') return this.#table(table).after(after)
    return this.#activities().filter((row) => compareGuids(row.id, after) > 0)
  }

  /**
   * Rows whose lookup column points at `id` (any target table), through an index made on first use. Text columns are
   * found by their value in lower case.
   */
  referencing(table: string, column: string, id: string): StoredRow[] {
    if (table !== 'activitypointer') return this.#table(table).referencing(column, id)
    return this.#activityTables.flatMap((concrete) => this.#table(concrete).referencing(column, id))
  }

  count(table: string): number {
    if (table !== 'activitypointer') return this.#tables.get(table)?.size ?? 0
    return this.#activityTables.reduce((sum, concrete) => sum + this.count(concrete), 0)
  }

  /** Tables that hold rows, for persistence. */
  tables(): string[] {
    return [...this.#tables.keys()]
  }

  nextVersion(): number {
    return ++this.#version
  }

  get version(): number {
    return this.#version
  }

  /** Versions up to this one were given out before, by the process whose rows these are. */
  advanceVersion(version: number): void {
    if (version > this.#version) this.#version = version
  }

  /** All or nothing. Nested calls join the outer transaction. `work` must be synchronous. */
  transaction<T>(work: () => T): T {
    if (this.#pending) return work()
    this.#pending = []
    try {
      const result = work()
      const changes = this.#pending
      this.#pending = undefined
      this.#publish(changes)
      return result
    } catch (failure) {
      const changes = this.#pending
      this.#pending = undefined
      if (changes) this.#undo(changes)
      throw failure
    }
  }

  /** Called after each commit with everything it changed, in order. Returns how to stop listening. */
  onChange(listener: (changes: readonly StoreChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #table(name: string): TableRows {
    let table = this.#tables.get(name)
    if (!table) this.#tables.set(name, (table = new TableRows()))
    return table
  }

  #activities(): StoredRow[] {
    const all: StoredRow[] = []
    for (const concrete of this.#activityTables) for (const row of this.#table(concrete).inOrder()) all.push(row)
    return inGuidOrder(all)
  }

  #record(change: StoreChange): void {
    if (this.#pending) this.#pending.push(change)
    else this.#publish([change])
  }

  #publish(changes: readonly StoreChange[]): void {
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
  }

  #undo(changes: readonly StoreChange[]): void {
    for (const change of changes.toReversed()) {
      const table = this.#table(change.table)
      if (change.kind === 'delete') table.put(change.row)
      else if (change.before) table.put(change.before)
      else table.delete(change.row.id)
    }
  }
}
