/** What is searched for, read from either syntax. */
export type SearchTerm =
  | { kind: 'word' | 'prefix'; text: string }
  /** At most `slop` words may stand between those of the phrase in all. */
  | { kind: 'phrase'; words: readonly string[]; slop: number }
  | { kind: 'fuzzy'; text: string; edits: number }
  | { kind: 'pattern'; pattern: RegExp }
  | { kind: 'all-of' | 'any-of'; terms: readonly SearchTerm[] }
  | { kind: 'not'; term: SearchTerm }
  /** Need not be found, but counts when it is. */
  | { kind: 'optional'; term: SearchTerm }
  | { kind: 'boost'; term: SearchTerm; factor: number }
  /** `*`: every row. */
  | { kind: 'everything' }

/** How words with nothing between them go together. */
export type SearchMode = 'any' | 'all'

export function together(mode: SearchMode, terms: readonly SearchTerm[]): SearchTerm {
  if (terms.length === 1) return terms[0]!
  return { kind: mode === 'all' ? 'all-of' : 'any-of', terms }
}
