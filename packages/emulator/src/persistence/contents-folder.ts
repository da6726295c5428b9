import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { FileContents } from '../files/file-contents.ts'

/** One file for each content, named by its id. They are written before the row that describes them is. */
export function contentsInFolder(folder: string): FileContents {
  mkdirSync(folder, { recursive: true })
  const fileOf = (id: string): string => join(folder, id)
  return {
    append: (id, bytes) => withFile(fileOf(id), 'a', (descriptor) => writeBytes(descriptor, bytes)),
    size: (id) => statSync(fileOf(id)).size,
    read: (id, from, to) => withFile(fileOf(id), 'r', (descriptor) => readBytes(descriptor, from, to - from)),
    remove: (id) => rmSync(fileOf(id), { force: true }),
    ids: () => readdirSync(folder),
  }
}

function withFile<T>(file: string, flags: 'a' | 'r', work: (descriptor: number) => T): T {
  const descriptor = openSync(file, flags)
  try {
    return work(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A write or a read may take only a part of what it is asked for. */
function writeBytes(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
}

function readBytes(descriptor: number, from: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, bytes, at, length - at, from + at)
    if (read === 0) return bytes.subarray(0, at)
    at += read
  }
  return bytes
}
