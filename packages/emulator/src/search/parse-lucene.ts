import { NotEmulated } from '../errors/dataverse-fault.ts'
import { analysed } from './parse-simple.ts'
import { QueryScanner } from './query-scanner.ts'
import { searchRefused } from './search-faults.ts'
import { together, type SearchMode, type SearchTerm } from './search-term.ts'
import { wordsIn } from './words.ts'

const operators: ReadonlySet<string> = new Set('"()^~:[]{}/')

/**
 * Lucene syntax: AND, OR, NOT and their signs, wildcards, `word~1`, `"near words"~5`, `word^2`, `/regular expressions/`.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/query "Lucene Query Syntax"
 * @throws {DataverseFault} not well-formed; 501 for fields and ranges, of which the page does not speak.
 */
export function parseLucene(source: string, mode: SearchMode): SearchTerm | undefined {
  const scanner = new QueryScanner(source)
  const term = alternatives(scanner, mode, 0)
  scanner.skipSpace()
  if (!scanner.done) throw notWellFormed()
  return term
}

const notWellFormed = (): Error => searchRefused('The search text is not well-formed Lucene query syntax.')

interface Clause {
  term: SearchTerm
  required: boolean
}

/** Runs of clauses with OR between them. AND binds closer. */
function alternatives(scanner: QueryScanner, mode: SearchMode, depth: number): SearchTerm | undefined {
  const options: SearchTerm[] = []
  do {
    const option = clauses(scanner, mode, depth)
    if (option) options.push(option)
  } while (scanner.takeMatch(/(?:OR(?![^\s()"])|\|\|)/y))
  return options.length === 0 ? undefined : together('any', options)
}

/** Clauses side by side. A plus makes what has none a matter of rank. */
function clauses(scanner: QueryScanner, mode: SearchMode, depth: number): SearchTerm | undefined {
  const found: Clause[] = []
  for (;;) {
    scanner.skipSpace()
    if (ends(scanner, depth)) break
    const clause = conjunction(scanner, mode, depth)
    if (clause) found.push(clause)
  }
  if (found.length === 0) return undefined
  if (!found.some(({ required }) => required))
    return together(
      mode,
      found.map(({ term }) => term),
    )
  return together(
    'all',
    found.map(({ term, required }) => (required || term.kind === 'not' ? term : { kind: 'optional', term })),
  )
}

function ends(scanner: QueryScanner, depth: number): boolean {
  if (scanner.done) return true
  return scanner.peek(depth > 0 ? /\)|OR(?![^\s()"])|\|\|/y : /OR(?![^\s()"])|\|\|/y)
}

function conjunction(scanner: QueryScanner, mode: SearchMode, depth: number): Clause | undefined {
  const first = clause(scanner, mode, depth)
  const terms = first ? [first] : []
  for (;;) {
    scanner.skipSpace()
    if (!scanner.takeMatch(/AND(?![^\s()"])|&&/y)) break
    const next = clause(scanner, mode, depth)
    if (!next || terms.length === 0) throw notWellFormed()
    terms.push(next)
  }
  if (terms.length < 2) return terms[0]
  return {
    term: together(
      'all',
      terms.map(({ term }) => term),
    ),
    required: false,
  }
}

function clause(scanner: QueryScanner, mode: SearchMode, depth: number): Clause | undefined {
  scanner.skipSpace()
  const required = scanner.take('+') !== undefined
  // The page writes a dash, which stands for the hyphen of the keyboard.
  if (!required && scanner.takeMatch(/NOT(?![^\s()"])|[!\-–]/y)) {
    const inner = clause(scanner, mode, depth)
    if (!inner) throw notWellFormed()
    return { term: { kind: 'not', term: inner.term }, required: false }
  }
  const term = boosted(scanner, plain(scanner, mode, depth))
  return term && { term, required }
}

function boosted(scanner: QueryScanner, term: SearchTerm | undefined): SearchTerm | undefined {
  if (!scanner.take('^')) return term
  const factor = scanner.takeMatch(/\d+(?:\.\d+)?/y)
  if (!factor) throw notWellFormed()
  return term && { kind: 'boost', term, factor: Number(factor[0]) }
}

function plain(scanner: QueryScanner, mode: SearchMode, depth: number): SearchTerm | undefined {
  if (scanner.take('(')) {
    const inner = alternatives(scanner, mode, depth + 1)
    if (!scanner.take(')')) throw notWellFormed()
    return inner
  }
  if (scanner.take('"')) return phrase(scanner)
  if (scanner.take('/')) return expression(scanner.takeUntilSlash())
  if (scanner.take('[', '{')) throw new NotEmulated('ranges in a search text')
  const text = scanner.takeWord(operators)
  if (text === '' || text === 'AND') throw notWellFormed()
  if (scanner.take(':')) throw new NotEmulated('fields in a search text')
  if (scanner.take('~')) return fuzzy(scanner, text)
  if (text === '*') return { kind: 'everything' }
  if (/[*?]/.test(text)) return wildcard(text)
  return analysed(text, mode)
}

function phrase(scanner: QueryScanner): SearchTerm | undefined {
  const text = scanner.takeUntil('"')
  if (text === undefined) throw notWellFormed()
  const slop = scanner.take('~') ? Number(scanner.takeMatch(/\d+/y)?.[0] ?? 0) : 0
  const words = wordsIn(text).map((word) => word.text)
  return words.length === 0 ? undefined : { kind: 'phrase', words, slop }
}

/** Two edits when no number says otherwise, and no more than two. */
function fuzzy(scanner: QueryScanner, text: string): SearchTerm {
  const edits = Number(scanner.takeMatch(/\d+/y)?.[0] ?? 2)
  return { kind: 'fuzzy', text: text.toLowerCase(), edits: Math.min(edits, 2) }
}

function wildcard(text: string): SearchTerm {
  const lower = text.toLowerCase()
  if (/^[^*?]+\*$/.test(lower)) return { kind: 'prefix', text: lower.slice(0, -1) }
  const escaped = lower.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
  return { kind: 'pattern', pattern: whole(escaped.replaceAll('*', '.*').replaceAll('?', '.')) }
}

function expression(source: string | undefined): SearchTerm {
  if (source === undefined) throw notWellFormed()
  try {
    return { kind: 'pattern', pattern: whole(source) }
  } catch {
    throw notWellFormed()
  }
}

/** A word as a whole. */
const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'iu')
