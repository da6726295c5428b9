const quote = 0x22
const comma = 0x2c

/** Anything but ASCII that stands in JSON as it is. */
const other = /[^\x20\x21\x23-\x5b\x5d-\x7e]/

/** Calling into the engine costs as much as copying 20 characters does here. */
const longestCopiedByHand = 20

/**
 * JSON as UTF-8, written piece by piece into one buffer that grows. A page of 5,000 annotated rows is 15 MB of small pieces:
 * put together as text they leave ten times as much garbage behind, whose collection takes longer than the writing.
 */
export class JsonBytes {
  #bytes = Buffer.allocUnsafe(16 * 1024)
  #at = 0

  get length(): number {
    return this.#at
  }

  /** Makes room for so many bytes more, which the methods do for themselves in smaller steps. */
  reserve(count: number): void {
    const needed = this.#at + count
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }

  comma(): void {
    this.#byte(comma)
  }

  /** What was encoded before: keys, and values that many rows share. */
  piece(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  /** Text of ASCII characters only, as it is: digits, guids, instants. */
  plain(text: string): void {
    const { length } = text
    this.reserve(length)
    if (length > longestCopiedByHand) {
      this.#at += this.#bytes.write(text, this.#at, 'latin1')
      return
    }
    const bytes = this.#bytes
    let at = this.#at
    for (let index = 0; index < length; index += 1) bytes[at++] = text.charCodeAt(index)
    this.#at = at
  }

  /** Any text as it is. */
  text(text: string): void {
    // UTF-8 needs at most three bytes for each UTF-16 unit.
    this.reserve(text.length * 3)
    this.#at += this.#bytes.write(text, this.#at)
  }

  /** A string with its quotes, escaped as `JSON.stringify` does. */
  string(text: string): void {
    if (other.test(text)) this.text(JSON.stringify(text))
    else this.literal(text)
  }

  /** A string of which it is known that nothing in it needs to be escaped, nor encoded. */
  literal(text: string): void {
    this.#byte(quote)
    this.plain(text)
    this.#byte(quote)
  }

  /** What was written from `start` on, as a piece that can be written again. */
  since(start: number): Uint8Array {
    return Buffer.from(this.#bytes.subarray(start, this.#at))
  }

  /** Everything written so far. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }

  toString(): string {
    return this.#bytes.toString('utf8', 0, this.#at)
  }

  #byte(byte: number): void {
    this.reserve(1)
    this.#bytes[this.#at++] = byte
  }
}
