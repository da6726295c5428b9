import { expect, test } from 'vitest'
import { JsonBytes } from './json-bytes.ts'

/** One of each kind that JSON or UTF-8 treats differently, and those at the borders. */
const units = [
  'a',
  ' ',
  '~',
  '"',
  '\\',
  '/',
  '\u0000',
  '\u001f',
  '\n',
  '\t',
  '\u007f',
  '\u0080',
  'é',
  '€',
  '漢',
  '\u2028',
  '\uffff',
  '😀',
  '\ud800',
  '\udc00',
]

const written = (write: (out: JsonBytes) => void): string => {
  const out = new JsonBytes()
  write(out)
  return Buffer.from(out.bytes()).toString()
}

test.each([0, 1, 19, 20, 21, 300])('a string of %d characters is written as JSON.stringify writes it', (length) => {
  for (const unit of units) {
    for (const text of [unit + 'a'.repeat(length), 'a'.repeat(length) + unit, unit.repeat(length)])
      expect(written((out) => out.string(text))).toBe(JSON.stringify(text))
  }
})

test('pieces follow each other however often the buffer grows', () => {
  const key = Buffer.from(',"naïve":')
  let expected = ''
  const out = new JsonBytes()
  for (let number = 0; number < 5_000; number += 1) {
    out.piece(key)
    out.plain(String(number))
    out.comma()
    out.text('é€😀')
    out.literal('2026-03-02T09:00:00Z')
    expected += `,"naïve":${number},é€😀"2026-03-02T09:00:00Z"`
  }
  expect(out.length).toBe(Buffer.byteLength(expected))
  expect(out.toString()).toBe(expected)
})

test('what was written since can be written again', () => {
  const out = new JsonBytes()
  out.plain('{"a":')
  const start = out.length
  out.string('one')
  const piece = out.since(start)
  out.plain(',"b":')
  out.piece(piece)
  out.plain('}')
  expect(out.toString()).toBe('{"a":"one","b":"one"}')
})
