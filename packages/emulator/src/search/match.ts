import { editsWithin } from './edits.ts'
import type { Field } from './field.ts'
import type { SearchTerm } from './search-term.ts'
import type { Word } from './words.ts'

/** A word that was looked for and found. */
export interface Hit {
  field: Field
  word: Word
  /** Which part of the search found it; the same part is the same object in every row. */
  by: SearchTerm
  boost: number
}

export interface Match {
  matched: boolean
  hits: readonly Hit[]
}

const nothing: Match = { matched: false, hits: [] }
const plainly: Match = { matched: true, hits: [] }

/** Whether a row has what is searched for, in whichever of its columns. */
export function matchFields(term: SearchTerm, fields: readonly Field[], boost = 1): Match {
  switch (term.kind) {
    case 'everything':
      return plainly
    case 'not':
      return matchFields(term.term, fields).matched ? nothing : plainly
    case 'optional':
      return { matched: true, hits: matchFields(term.term, fields, boost).hits }
    case 'boost':
      return matchFields(term.term, fields, boost * term.factor)
    case 'any-of': {
      const matches = term.terms.map((each) => matchFields(each, fields, boost))
      return { matched: matches.some(({ matched }) => matched), hits: hitsOf(matches) }
    }
    case 'all-of': {
      const matches = term.terms.map((each) => matchFields(each, fields, boost))
      return matches.every(({ matched }) => matched) ? { matched: true, hits: hitsOf(matches) } : nothing
    }
    case 'phrase':
      return found(
        fields
          .filter((field) => field.mayHave(term.words[0]!))
          .flatMap((field) => phraseWords(term, field).map((word) => ({ field, word, by: term, boost }))),
      )
    default: {
      const holds = wordTest(term)
      const literally = term.kind === 'word' || term.kind === 'prefix'
      return found(
        fields
          .filter((field) => !literally || field.mayHave(term.text))
          .flatMap((field) =>
            field.words.filter(({ text }) => holds(text)).map((word) => ({ field, word, by: term, boost })),
          ),
      )
    }
  }
}

const found = (hits: readonly Hit[]): Match => (hits.length === 0 ? nothing : { matched: true, hits })

const hitsOf = (matches: readonly Match[]): Hit[] => matches.flatMap(({ matched, hits }) => (matched ? hits : []))

type WordTerm = Extract<SearchTerm, { kind: 'word' | 'prefix' | 'fuzzy' | 'pattern' }>

function wordTest(term: WordTerm): (word: string) => boolean {
  switch (term.kind) {
    case 'word':
      return (word) => word === term.text
    case 'prefix':
      return (word) => word.startsWith(term.text)
    case 'fuzzy':
      return (word) => editsWithin(term.text, word, term.edits)
    case 'pattern':
      return (word) => term.pattern.test(word)
  }
}

/** The phrase's words in their order, with no more than `slop` others between them. */
function phraseWords({ words, slop }: SearchTerm & { kind: 'phrase' }, { words: all }: Field): Word[] {
  const hits = new Set<Word>()
  for (let start = 0; start < all.length; start += 1) {
    const run = runFrom(all, start, words, slop)
    for (const word of run ?? []) hits.add(word)
  }
  return [...hits]
}

function runFrom(all: readonly Word[], start: number, words: readonly string[], slop: number): Word[] | undefined {
  if (all[start]!.text !== words[0]) return undefined
  const run = [all[start]!]
  let at = start
  let left = slop
  for (const text of words.slice(1)) {
    at += 1
    while (all[at] && all[at]!.text !== text && left > 0) {
      at += 1
      left -= 1
    }
    if (all[at]?.text !== text) return undefined
    run.push(all[at]!)
  }
  return run
}
