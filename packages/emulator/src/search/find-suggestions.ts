import type { RequestContext } from '../operations/request-context.ts'
import { readerOf } from '../query/column-reader.ts'
import { editsWithin } from './edits.ts'
import type { Found } from './find-documents.ts'
import { indexRows } from './index-rows.ts'
import { marked, type Span } from './highlight.ts'
import type { SearchedTable } from './search-scope.ts'
import { type Word, wordsIn } from './words.ts'

export interface Suggestion extends Found {
  /** The primary name with what was typed marked in it. */
  text: string
}

/** Rows by their primary name, which has the typed words, the last of them perhaps not typed to its end. */
export function findSuggestions(
  context: RequestContext,
  tables: readonly SearchedTable[],
  { search, fuzzy }: { search: string; fuzzy: boolean },
): Suggestion[] {
  const typed = wordsIn(search).map(({ text }) => text)
  const suggestions: Suggestion[] = []
  if (typed.length === 0) return suggestions
  for (const searched of tables) {
    const read = readerOf(searched.table, searched.table.columns.get(searched.table.primaryName!)!)
    for (const row of indexRows(context, searched.table.logicalName)) {
      const name = read(row)
      if (typeof name !== 'string' || (!fuzzy && !name.toLowerCase().includes(typed[0]!)) || !searched.holds(row))
        continue
      const spans = spansOf(typed, wordsIn(name), fuzzy)
      if (!spans) continue
      // Names that begin with what was typed come first, and short ones before long ones.
      const score = 1 / (1 + spans[0]!.start + name.length / 1000)
      suggestions.push({ searched, row, hits: [], score, text: marked(name, spans) })
    }
  }
  return suggestions.toSorted((one, other) => other.score - one.score)
}

function spansOf(typed: readonly string[], words: readonly Word[], fuzzy: boolean): Span[] | undefined {
  const spans: Span[] = []
  // One letter of all that was typed may be wrong.
  let edits = fuzzy ? 1 : 0
  for (const [at, text] of typed.entries()) {
    const isLast = at === typed.length - 1
    const exact = words.find((word) => (isLast ? word.text.startsWith(text) : word.text === text))
    const found = exact ?? (edits > 0 ? words.find((word) => isNearly(text, word.text, isLast)) : undefined)
    if (!found) return undefined
    if (!exact) edits -= 1
    spans.push({ start: found.start, end: isLast && exact ? found.start + text.length : found.end })
  }
  return spans.length === 0 ? undefined : spans
}

const isNearly = (typed: string, word: string, isBeginning: boolean): boolean =>
  isBeginning
    ? [-1, 0, 1].some((more) => editsWithin(typed, word.slice(0, typed.length + more), 1))
    : editsWithin(typed, word, 1)
