import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { damaged } from './persistence-error.ts'
import { readLines } from './read-lines.ts'
import { replaceFile } from './write-file.ts'

interface Head {
  /** Number of the journal that goes on from here. */
  journal: number
  rowVersion: number
}

/** All rows, one a line: `["account","<id>",<row version>,{…}]`, after a head. */
export function writeSnapshot(file: string, store: Store, journal: number): void {
  replaceFile(file, linesOf(store, { journal, rowVersion: store.version }))
}

function* linesOf(store: Store, head: Head): Generator<string> {
  yield `${JSON.stringify(head)}\n`
  for (const table of store.tables())
    for (const row of store.rows(table)) yield `${JSON.stringify([table, row.id, row.version, row.values])}\n`
}

/** Puts the rows of a snapshot into an empty store. Returns the number of the journal to go on with. */
export function readSnapshot(file: string, store: Store): number {
  let head: Head | undefined
  for (const { text, number } of readLines(file)) {
    try {
      if (!head) {
        head = JSON.parse(text) as Head
        continue
      }
      const [table, id, version, values] = JSON.parse(text) as [string, string, number, StoredRow['values']]
      store.put(table, { id, version, values })
    } catch {
      throw damaged(file, number)
    }
  }
  if (!head) throw damaged(file, 1)
  store.advanceVersion(head.rowVersion)
  return head.journal
}
