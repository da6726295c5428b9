import { JsonBytes } from './json-bytes.ts'

/** Rows one after the other. The others are expected to be about as long as the first. */
export function pageBody<T>(
  head: string,
  rows: readonly T[],
  write: (row: T, out: JsonBytes) => void,
  tail: string,
): Uint8Array {
  const out = new JsonBytes()
  out.text(head)
  const start = out.length
  for (const [index, row] of rows.entries()) {
    if (index > 0) out.comma()
    if (index === 1) out.reserve(Math.ceil((out.length - start) * rows.length * 1.1) + tail.length * 3)
    write(row, out)
  }
  out.text(tail)
  return out.bytes()
}
