import { closeSync, openSync } from 'node:fs'
import type { StoredRow } from '../store/row.ts'
import type { Store, StoreChange } from '../store/store.ts'
import { damaged } from './persistence-error.ts'
import { readLines } from './read-lines.ts'
import { writeAll } from './write-file.ts'

/** A row put, or, without values, deleted. */
type Entry = [table: string, id: string, version: number, values?: StoredRow['values']]

export interface Journal {
  append(changes: readonly StoreChange[]): void
  /** Whether anything was written since it was opened. */
  readonly written: boolean
  close(): void
}

/**
 * Every commit as one line, handed to the operating system before the commit returns: it outlives the process however
 * that ends. (A power cut may cost the last moments; this is a development tool and does not wait for the disk.)
 */
export function openJournal(file: string): Journal {
  const descriptor = openSync(file, 'a')
  let written = false
  return {
    append(changes) {
      written = true
      writeAll(descriptor, `${JSON.stringify(changes.map(entryOf))}\n`)
    },
    get written() {
      return written
    },
    close: () => closeSync(descriptor),
  }
}

function entryOf(change: StoreChange): Entry {
  const { table, row } = change
  return change.kind === 'put' ? [table, row.id, row.version, row.values] : [table, row.id, change.version]
}

/** Repeats a journal's commits. A last line that broke off is a commit that nobody was told about, and is left out. */
export function replayJournal(file: string, store: Store): void {
  for (const { text, number, complete } of readLines(file)) {
    if (!complete) break
    for (const [table, id, version, values] of parseLine(file, text, number)) {
      if (values) store.put(table, { id, version, values })
      else {
        // The deletion gets the version that it had.
        store.advanceVersion(version - 1)
        store.delete(table, id)
      }
      store.advanceVersion(version)
    }
  }
}

function parseLine(file: string, text: string, number: number): Entry[] {
  try {
    return JSON.parse(text) as Entry[]
  } catch {
    throw damaged(file, number)
  }
}
