import { NotEmulated } from '../errors/dataverse-fault.ts'
import { malformed } from '../errors/faults.ts'

export interface ExpandItem {
  navigation: string
  /** `nav/$ref`: links instead of rows. */
  reference: boolean
  select?: string[]
  filter?: string
  orderBy?: string
  top?: number
  expand?: ExpandItem[]
}

/** `$select`: a trailing comma is tolerated, as recorded traffic shows. */
export function parseSelect(source: string): string[] {
  return source
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** `$expand`, nested options included. */
export function parseExpand(source: string): ExpandItem[] {
  return splitOutside(source, ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseItem)
}

function parseItem(source: string): ExpandItem {
  const open = source.indexOf('(')
  const path = (open < 0 ? source : source.slice(0, open)).trim()
  const reference = path.endsWith('/$ref')
  const navigation = reference ? path.slice(0, -5) : path
  if (navigation === '*') throw new NotEmulated('$expand=*')
  if (navigation.includes('/') || navigation.includes('.')) throw new NotEmulated(`the path '${path}' in $expand`)
  const item: ExpandItem = { navigation, reference }
  if (open < 0) return item
  if (!source.endsWith(')')) throw malformed(`Syntax error at position ${source.length} in '${source}'.`)
  const options = source.slice(open + 1, -1)
  if (options.trim() === '') throw malformed(`Missing expand option for the navigation property '${navigation}'.`)
  if (reference) throw malformed(`Syntax error at position ${open} in '${source}'.`)
  for (const option of splitOutside(options, ';')) addOption(item, option)
  return item
}

function addOption(item: ExpandItem, option: string): void {
  const equals = option.indexOf('=')
  if (option.trim() === '') return
  if (equals < 0) throw malformed(`Syntax error at position 0 in '${option}'.`)
  const name = option.slice(0, equals).trim()
  const value = option.slice(equals + 1).trim()
  if (name === '$select') item.select = parseSelect(value)
  else if (name === '$filter') item.filter = value
  else if (name === '$orderby') item.orderBy = value
  else if (name === '$top') item.top = parseTop(value)
  else if (name === '$expand') item.expand = parseExpand(value)
  else throw malformed(`Query option '${name}' is not supported in $expand.`)
}

/** Edm.Int64. */
const largestInteger = 2n ** 63n - 1n

export function parseTop(value: string): number {
  if (!/^\d+$/.test(value.trim()) || BigInt(value) > largestInteger)
    throw malformed(
      `Invalid value '${value}' for $top query option found. The $top query option requires a non-negative integer value.`,
    )
  return Number(value)
}

/** Splits at `separator` where it stands outside parentheses and string literals. */
export function splitOutside(source: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let start = 0
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!
    if (character === "'") quoted = !quoted
    else if (quoted) continue
    else if (character === '(' || character === '{' || character === '[') depth += 1
    else if (character === ')' || character === '}' || character === ']') depth -= 1
    else if (character === separator && depth === 0) {
      parts.push(source.slice(start, at))
      start = at + 1
    }
  }
  parts.push(source.slice(start))
  return parts
}
