import type { Column, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'

/** Where a file goes: a file or image column of a row. */
export interface FilePlace {
  table: Table
  row: StoredRow
  column: Column
}

/** A file on its way into a column, chunk after chunk, under the session token that the first request gave out. */
export interface ChunkedUpload {
  /** Bytes are kept under this id, which becomes that of the `fileattachment`. */
  fileId: string
  fileName: string
  rowId: string
  column: Column
  received: number
}

const uploads = new WeakMap<Store, Map<string, ChunkedUpload>>()

/** By session token. An upload does not outlive the process: its bytes are of no row yet. */
export function uploadsOf(store: Store): Map<string, ChunkedUpload> {
  let known = uploads.get(store)
  if (!known) uploads.set(store, (known = new Map()))
  return known
}
