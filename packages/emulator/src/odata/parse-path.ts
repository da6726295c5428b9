import { malformed } from '../errors/faults.ts'
import { splitOutside } from './parse-expand.ts'

export interface PathSegment {
  name: string
  /** What stood between the parentheses, decoded: a key, or a function's arguments. Absent without parentheses. */
  inner?: string
}

/** The resource path below `/api/data/v9.x/`, percent-decoded and cut at `/` outside keys and literals. */
export function parsePath(path: string): PathSegment[] {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    throw malformed(`The URL contains a malformed percent-encoding: '${path}'.`)
  }
  return splitOutside(decoded, '/')
    .filter((part) => part !== '')
    .map((part) => {
      const open = part.indexOf('(')
      if (open < 0) return { name: part }
      if (!part.endsWith(')')) throw malformed(`Bad Request - Error in query syntax.`)
      return { name: part.slice(0, open), inner: part.slice(open + 1, -1) }
    })
}

/** `a=1,b='x'` → pairs in order; text without `=` outside literals is undefined. */
export function parseNamedParts(inner: string): [string, string][] | undefined {
  const pairs: [string, string][] = []
  for (const part of splitOutside(inner, ',')) {
    const equals = /^\s*([A-Za-z_]\w*)\s*=/.exec(part)
    if (!equals) return undefined
    pairs.push([equals[1]!, part.slice(equals[0].length).trim()])
  }
  return pairs
}
