import type { Store } from '../store/store.ts'

/**
 * The bytes of files, kept beside the rows and never in them: a row of `fileattachment` has the id that its bytes are
 * kept under. They are written once, in order, and from then on only read or removed.
 */
export interface FileContents {
  append(id: string, bytes: Uint8Array): void
  size(id: string): number
  /** The bytes from `from` up to, but not including, `to`. */
  read(id: string, from: number, to: number): Uint8Array
  remove(id: string): void
  ids(): string[]
}

export function contentsInMemory(): FileContents {
  const files = new Map<string, Uint8Array[]>()
  return {
    append(id, bytes) {
      const pieces = files.get(id)
      if (pieces) pieces.push(bytes)
      else files.set(id, [bytes])
    },
    size: (id) => (files.get(id) ?? []).reduce((sum, piece) => sum + piece.length, 0),
    read: (id, from, to) => slice(files.get(id) ?? [], from, to),
    remove: (id) => files.delete(id),
    ids: () => [...files.keys()],
  }
}

function slice(pieces: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const within: Uint8Array[] = []
  let start = 0
  for (const piece of pieces) {
    const end = start + piece.length
    if (end > from && start < to) within.push(piece.subarray(Math.max(0, from - start), to - start))
    start = end
  }
  return within.length === 1 ? within[0]! : Buffer.concat(within)
}

const contents = new WeakMap<Store, FileContents>()

/** Of the environment whose rows these are; in memory unless they were given a place. */
export function contentsOf(store: Store): FileContents {
  return contents.get(store) ?? keepContents(store, contentsInMemory())
}

/** Gives the files of an environment their place. Bytes that no row describes any more are removed, now and after each commit. */
export function keepContents(store: Store, place: FileContents): FileContents {
  contents.set(store, place)
  for (const id of place.ids()) if (!store.get('fileattachment', id)) place.remove(id)
  store.onChange((changes) => {
    for (const change of changes)
      if (change.kind === 'delete' && change.table === 'fileattachment') place.remove(change.row.id)
  })
  return place
}
