import { type Fold, lowerCase } from './fold-text.ts'

type TextMethod = 'contains' | 'startswith' | 'endswith' | 'like'

/** `%`, `_` and `[…]` in the searched text act as SQL wildcards; comparison ignores case. */
export function textMatcher(method: TextMethod, text: string, fold: Fold = lowerCase): (value: string) => boolean {
  const wanted = fold(text)
  if (method === 'like' || /[%_[]/.test(text)) {
    const before = method === 'contains' || method === 'endswith' ? '%' : ''
    const after = method === 'contains' || method === 'startswith' ? '%' : ''
    const pattern = readPattern(before + wanted + after)
    return (value) => matches(pattern, fold(value))
  }
  if (fold !== lowerCase) return plainMatcher[method](wanted, fold)
  // In a large table most of the time would go into copying every text in lower case.
  const { length } = wanted
  if (method === 'startswith') return (value) => fold(value.slice(0, length)) === wanted
  if (method === 'endswith')
    return (value) => value.length >= length && fold(value.slice(value.length - length)) === wanted
  const expression = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'i')
  return (value) => expression.test(value)
}

const plainMatcher: Record<Exclude<TextMethod, 'like'>, (wanted: string, fold: Fold) => (value: string) => boolean> = {
  contains: (wanted, fold) => (value) => fold(value).includes(wanted),
  startswith: (wanted, fold) => (value) => fold(value).startsWith(wanted),
  endswith: (wanted, fold) => (value) => fold(value).endsWith(wanted),
}

/** Any number of characters, or what one character must be. */
type PatternPart = 'any' | ((character: string) => boolean)

function readPattern(text: string): PatternPart[] {
  const parts: PatternPart[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    const close = character === '[' ? text.indexOf(']', at + 2) : -1
    if (close > 0) {
      parts.push(readSet(text.slice(at + 1, close)))
      at = close
    } else if (character === '%') {
      if (parts.at(-1) !== 'any') parts.push('any')
    } else if (character === '_') parts.push(() => true)
    else parts.push((own) => own === character)
  }
  return parts
}

/** `[abc]`, `[a-f]`, `[^a-f]`. */
function readSet(source: string): (character: string) => boolean {
  const negated = source.length > 1 && source.startsWith('^')
  const set = negated ? source.slice(1) : source
  const ranges: [string, string][] = []
  for (let at = 0; at < set.length; at += 1) {
    const isRange = set[at + 1] === '-' && at + 2 < set.length
    ranges.push([set[at]!, set[isRange ? at + 2 : at]!])
    if (isRange) at += 2
  }
  return (character) => ranges.some(([from, to]) => character >= from && character <= to) !== negated
}

/** Goes back to the last `%` where it fails, so that no pattern takes longer than its length times the text's. */
function matches(pattern: readonly PatternPart[], value: string): boolean {
  let at = 0
  let part = 0
  let anyPart = -1
  let anyAt = 0
  while (at < value.length) {
    const wanted = pattern[part]
    if (wanted === 'any') {
      anyPart = part
      anyAt = at
      part += 1
    } else if (wanted?.(value[at]!)) {
      at += 1
      part += 1
    } else if (anyPart >= 0) {
      anyAt += 1
      at = anyAt
      part = anyPart + 1
    } else return false
  }
  while (pattern[part] === 'any') part += 1
  return part === pattern.length
}
