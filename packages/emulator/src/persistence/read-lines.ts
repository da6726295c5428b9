import { closeSync, openSync, readSync } from 'node:fs'

const chunkSize = 1 << 20

export interface Line {
  text: string
  number: number
  /** Whether a line feed ends it; only the last line of a file may lack one. */
  complete: boolean
}

/** A text file's lines, read piece by piece, because a large file does not fit into one string. */
export function* readLines(file: string): Generator<Line> {
  const descriptor = openSync(file, 'r')
  try {
    const chunk = Buffer.allocUnsafe(chunkSize)
    let rest: Buffer[] = []
    let number = 0
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      let from = 0
      for (let end = chunk.indexOf(10, from); end >= 0 && end < length; end = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, end))
        yield { text: Buffer.concat(rest).toString('utf8'), number: (number += 1), complete: true }
        rest = []
        from = end + 1
      }
      // The chunk is read into again.
      rest.push(Buffer.from(chunk.subarray(from, length)))
    }
    const last = Buffer.concat(rest).toString('utf8')
    if (last !== '') yield { text: last, number: number + 1, complete: false }
  } finally {
    closeSync(descriptor)
  }
}
