import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'

const bufferedLength = 1 << 20

/** Puts a file in place of another in one step: whoever looks sees the old one or the new one, never half of one. */
export function replaceFile(file: string, pieces: Iterable<string>): void {
  const draft = `${file}.new`
  const descriptor = openSync(draft, 'w')
  try {
    let buffered = ''
    for (const piece of pieces) {
      buffered += piece
      if (buffered.length < bufferedLength) continue
      writeAll(descriptor, buffered)
      buffered = ''
    }
    writeAll(descriptor, buffered)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(draft, file)
}

/** A write may take only a part of what it is given. */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) written += writeSync(descriptor, bytes, written)
}
