import { contentsOf } from '../files/file-contents.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store, StoreChange } from '../store/store.ts'

const fileTable = 'fileattachment'

/**
 * How rows were at one moment, as far as they have changed since: keeping it costs what changes and not what there is,
 * and so does going back.
 */
export class UndoLog {
  readonly #store: Store
  /** By table and id; undefined is a row that did not exist. */
  readonly #before = new Map<string, Map<string, StoredRow | undefined>>()
  /** Bytes of files that have been deleted since. */
  readonly #files = new Map<string, Uint8Array>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Puts every row back as it was, as one commit. Row versions of later writes go on from where they are. */
  goBack(): void {
    const store = this.#store
    const contents = contentsOf(store)
    for (const [id, bytes] of this.#files) contents.append(id, bytes)
    store.transaction(() => {
      for (const [table, rows] of this.#before)
        for (const [id, row] of rows)
          if (row) store.put(table, row)
          else store.delete(table, id)
    })
    this.#before.clear()
    this.#files.clear()
  }

  /** To be told of every commit, before the bytes of deleted files are gone. */
  remember(changes: readonly StoreChange[]): void {
    for (const change of changes) this.#rememberOne(change)
  }

  #rememberOne(change: StoreChange): void {
    const { table, row } = change
    let rows = this.#before.get(table)
    if (!rows) this.#before.set(table, (rows = new Map()))
    if (!rows.has(row.id)) rows.set(row.id, change.kind === 'put' ? change.before : row)
    if (change.kind === 'delete' && table === fileTable && rows.get(row.id)) this.#keepFile(row.id)
  }

  #keepFile(id: string): void {
    const contents = contentsOf(this.#store)
    if (contents.ids().includes(id)) this.#files.set(id, contents.read(id, 0, contents.size(id)))
  }
}
