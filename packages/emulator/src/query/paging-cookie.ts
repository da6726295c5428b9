import { malformed } from '../errors/faults.ts'
import type { Keyed, OrderKey } from './compile-order.ts'

export interface PageMark {
  /** The page this token asks for, from 2. */
  page: number
  last: Keyed
  /** While following changes: the row version at the first page. */
  version?: number
}

/**
 * The value of `$skiptoken`: an XML cookie holding, encoded once more, the cookie of the page just read with the first
 * and last primary key in braces and upper case. Form and encoding as in recorded traffic.
 */
export function writeSkipToken(
  page: number,
  primaryId: string,
  orderNames: readonly string[],
  first: Keyed,
  last: Keyed,
  version?: number,
): string {
  const ordered = orderNames.map((name, at) => orderElement(name, last.keys[at] ?? null, first.keys[at] ?? null))
  const key = `<${primaryId} last="{${last.id.toUpperCase()}}" first="{${first.id.toUpperCase()}}" />`
  const inner = `<cookie page="${page - 1}">${ordered.join('')}${key}</cookie>`
  return escapeToken(
    `<cookie pagenumber="${page}" pagingcookie="${encodeCookie(encodeCookie(inner))}" ${version === undefined ? 'istracking="False"' : `istracking="True" version="${version}"`} />`,
  )
}

export function readSkipToken(token: string, numeric: readonly boolean[]): PageMark {
  const outer = /^<cookie pagenumber="(\d+)" pagingcookie="([^"]*)"/.exec(token)
  if (!outer) throw malformed('The $skiptoken is malformed.')
  let inner: string
  try {
    inner = decodeURIComponent(outer[2]!)
  } catch {
    throw malformed('The $skiptoken is malformed.')
  }
  const last = readPageCookie(inner, numeric)
  if (!last) throw malformed('The $skiptoken is malformed.')
  const version = / version="(\d+)"/.exec(token)?.[1]
  return { page: Number(outer[1]), last, ...(version !== undefined && { version: Number(version) }) }
}

/** The last row of a page from its own cookie; undefined when the cookie is of another order, or none. */
export function readPageCookie(inner: string, numeric: readonly boolean[]): Keyed | undefined {
  const elements = [...inner.matchAll(/<([\w/]+) (last(?:null)?)="([^"]*)"/g)].filter(([, name]) => name !== 'cookie')
  const id = /^\{([0-9A-Fa-f-]+)\}$/.exec(elements.at(-1)?.[3] ?? '')?.[1]?.toLowerCase()
  if (!id || elements.length !== numeric.length + 1) return undefined
  const keys = elements
    .slice(0, -1)
    .map(([, , kind, text], at) => (kind === 'lastnull' ? null : readKey(text!, numeric[at] === true)))
  return { keys, id }
}

function orderElement(name: string, last: OrderKey, first: OrderKey): string {
  const side = (key: OrderKey, which: string): string =>
    key === null ? `${which}null="1"` : `${which}="${writeKey(key)}"`
  return `<${name} ${side(last, 'last')} ${side(first, 'first')} />`
}

const writeKey = (key: string | number): string =>
  String(key).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

function readKey(text: string, numeric: boolean): OrderKey {
  const plain = text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return numeric ? Number(plain) : plain
}

/** Percent-encoding in lower-case hex that also covers what `encodeURIComponent` leaves alone in XML. */
function encodeCookie(text: string): string {
  return encodeURIComponent(text)
    .replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}

/** In the link only the angle brackets, spaces and quotes are escaped again. */
function escapeToken(text: string): string {
  return text.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll(' ', '%20').replaceAll('"', '%22')
}
