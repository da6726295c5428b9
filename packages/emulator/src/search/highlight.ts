import type { Hit } from './match.ts'

const [open, close] = ['{crmhit}', '{/crmhit}']

export interface Span {
  start: number
  end: number
}

/** The text with what was found in it between `{crmhit}` and `{/crmhit}`. */
export function marked(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue
    result += text.slice(at, start) + open + text.slice(start, end) + close
    at = end
  }
  return result + text.slice(at)
}

/** By column: its text with the words that were found, one text a column. */
export function highlightsOf(hits: readonly Hit[]): Record<string, string[]> {
  const byColumn = new Map<string, { text: string; spans: Span[] }>()
  for (const { field, word } of hits) {
    const entry = byColumn.get(field.column) ?? { text: field.text, spans: [] }
    entry.spans.push(word)
    byColumn.set(field.column, entry)
  }
  return Object.fromEntries([...byColumn].map(([column, { text, spans }]) => [column, [marked(text, spans)]]))
}
