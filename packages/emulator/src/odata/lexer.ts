import { malformed } from '../errors/faults.ts'
import { type Literal, parseLooseJson, plainLiteral } from './literal.ts'

export type Token =
  | { kind: 'name'; text: string; at: number }
  | { kind: 'alias'; text: string; at: number }
  | { kind: 'literal'; literal: Literal; text: string; at: number }
  | { kind: '(' | ')' | ',' | '/' | ':' | '='; text: string; at: number }
  | { kind: 'end'; text: ''; at: number }

const punctuation = new Set(['(', ')', ',', '/', ':', '='])
const space = /\s+/y
const word = /[A-Za-z_][\w.]*/y
const alias = /@\w+/y
const plain = /-?[\w.:+-]+/y

/** Cuts `$filter`, `$orderby` and function arguments into tokens, with the service's words for what it cannot read. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  while (at < source.length) {
    const blank = match(space)
    if (blank) {
      at += blank.length
      continue
    }
    const token = next(source, at, match)
    tokens.push(token)
    at += token.text.length
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}

function next(source: string, at: number, match: (pattern: RegExp) => string | undefined): Token {
  const character = source[at]!
  if (punctuation.has(character)) return { kind: character as '(', text: character, at }
  if (character === "'") return quoted(source, at)
  if (character === '[' || character === '{') return json(source, at)
  const named = match(alias)
  if (named) return { kind: 'alias', text: named, at }

  // A guid may start with a letter, so the longest plain literal is tried before a name.
  const candidate = match(plain)
  const literal = candidate && plainLiteral(candidate)
  if (literal) return { kind: 'literal', literal, text: candidate, at }
  const name = match(word)
  if (!name) throw malformed(`Syntax error at position ${at} in '${source}'.`)
  if (source[at + name.length] === "'" && name.includes('.')) {
    const value = quoted(source, at + name.length)
    const text = name + value.text
    return { kind: 'literal', literal: { type: 'enum', name, value: String(value.literal.value) }, text, at }
  }
  return { kind: 'name', text: name, at }
}

function quoted(source: string, at: number): Token & { kind: 'literal' } {
  let end = at + 1
  for (;;) {
    const quote = source.indexOf("'", end)
    if (quote < 0) throw malformed(`There is an unterminated literal at position ${source.length} in '${source}'.`)
    if (source[quote + 1] !== "'") {
      end = quote + 1
      break
    }
    end = quote + 2
  }
  const text = source.slice(at, end)
  return { kind: 'literal', literal: { type: 'string', value: text.slice(1, -1).replaceAll("''", "'") }, text, at }
}

function json(source: string, at: number): Token {
  let depth = 0
  let quote: string | undefined
  for (let end = at; end < source.length; end += 1) {
    const character = source[end]!
    if (quote) {
      if (character === '\\' && quote === '"') end += 1
      else if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") quote = character
    else if (character === '[' || character === '{') depth += 1
    else if ((character === ']' || character === '}') && --depth === 0) {
      const text = source.slice(at, end + 1)
      return { kind: 'literal', literal: { type: 'json', value: parseLooseJson(text) }, text, at }
    }
  }
  throw malformed(`There is an unterminated literal at position ${source.length} in '${source}'.`)
}
