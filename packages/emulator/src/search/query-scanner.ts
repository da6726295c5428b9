/** Goes through a search text, one character at a time. `\` takes the next character as it is. */
export class QueryScanner {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  get done(): boolean {
    return this.#at >= this.#source.length
  }

  skipSpace(): void {
    while (/\s/.test(this.#source[this.#at] ?? '')) this.#at += 1
  }

  /** Whether one of the texts stands here; it is taken. */
  take(...texts: readonly string[]): string | undefined {
    const found = texts.find((text) => this.#source.startsWith(text, this.#at))
    if (found !== undefined) this.#at += found.length
    return found
  }

  /** What the sticky pattern finds here, which is taken. */
  takeMatch(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source) ?? undefined
    if (found) this.#at += found[0].length
    return found
  }

  /** Whether the sticky pattern finds something here. */
  peek(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    return pattern.test(this.#source)
  }

  /** A regular expression up to its slash, its escapes as they are but for that of a slash. */
  takeUntilSlash(): string | undefined {
    return this.takeMatch(/((?:[^/\\]|\\.)*)\//y)?.[1]?.replaceAll('\\/', '/')
  }

  /** Up to an unescaped `end`, which is taken; undefined when there is none. */
  takeUntil(end: string): string | undefined {
    let text = ''
    for (let at = this.#at; at < this.#source.length; at += 1) {
      const character = this.#source[at]!
      if (character === end) {
        this.#at = at + 1
        return text
      }
      if (character === '\\' && at + 1 < this.#source.length) at += 1
      text += this.#source[at]!
    }
    return undefined
  }

  /** Characters that are no operator and no space. */
  takeWord(operators: ReadonlySet<string>): string {
    let text = ''
    while (!this.done) {
      const character = this.#source[this.#at]!
      if (/\s/.test(character) || operators.has(character)) break
      if (character === '\\' && this.#at + 1 < this.#source.length) this.#at += 1
      text += this.#source[this.#at]!
      this.#at += 1
    }
    return text
  }
}
