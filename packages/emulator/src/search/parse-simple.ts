import { QueryScanner } from './query-scanner.ts'
import { together, type SearchMode, type SearchTerm } from './search-term.ts'
import { wordsIn } from './words.ts'

/** A hyphen or a star within a word belongs to the word. */
const operators: ReadonlySet<string> = new Set('+|"()*')

/**
 * Simple syntax: `+` and, `|` or, `-` not, `"…"` a phrase, `word*` the beginning of a word, parentheses. What has nothing
 * between it goes together as the mode says: `wifi -luxury` is wifi or not luxury under `any`, wifi and not luxury under
 * `all`. Whatever is not well-formed is left out, and nothing is refused, as Lucene's simple parser does it.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/query "Simple Search syntax"
 */
export function parseSimple(source: string, mode: SearchMode): SearchTerm | undefined {
  return sequence(new QueryScanner(source), mode, 0)
}

/** From left to right, each operator between what came before it and what comes after. */
function sequence(scanner: QueryScanner, mode: SearchMode, depth: number): SearchTerm | undefined {
  let all: SearchTerm | undefined
  let joining: SearchMode | undefined
  for (;;) {
    scanner.skipSpace()
    if (scanner.done) return all
    const sign = scanner.take('+', '|', ')')
    if (sign === ')') {
      if (depth > 0) return all
      continue
    }
    if (sign !== undefined) {
      joining = sign === '+' ? 'all' : 'any'
      continue
    }
    const term = single(scanner, mode, depth)
    if (!term) continue
    all = all ? join(joining ?? mode, all, term) : term
    joining = undefined
  }
}

function join(mode: SearchMode, one: SearchTerm, other: SearchTerm): SearchTerm {
  const kind = mode === 'all' ? 'all-of' : 'any-of'
  return one.kind === kind ? { kind, terms: [...one.terms, other] } : { kind, terms: [one, other] }
}

function single(scanner: QueryScanner, mode: SearchMode, depth: number): SearchTerm | undefined {
  if (scanner.take('-')) {
    const term = single(scanner, mode, depth)
    return term && { kind: 'not', term }
  }
  if (scanner.take('(')) return sequence(scanner, mode, depth + 1)
  if (scanner.take('"')) return phrase(scanner.takeUntil('"'))
  if (scanner.take('*')) return { kind: 'everything' }
  const text = scanner.takeWord(operators)
  if (scanner.take('*')) return text === '' ? undefined : { kind: 'prefix', text: text.toLowerCase() }
  return analysed(text, mode)
}

function phrase(text: string | undefined): SearchTerm | undefined {
  const words = wordsIn(text ?? '').map((word) => word.text)
  return words.length === 0 ? undefined : { kind: 'phrase', words, slop: 0 }
}

/** What was written as one word may be several: `555-1234`. */
export function analysed(text: string, mode: SearchMode): SearchTerm | undefined {
  const words = wordsIn(text).map((word): SearchTerm => ({ kind: 'word', text: word.text }))
  return words.length === 0 ? undefined : together(mode, words)
}
