import { InvalidRequestError } from './errors.ts'

/** A FetchXML query as text, and what of it paging has to know. */
export interface FetchXml {
  /** The root table. */
  table: string
  attributes: ReadonlyMap<string, string>
  /** The query again, with these attributes of `<fetch>` set. */
  with(attributes: Readonly<Record<string, string>>): string
}

/** Comments and CDATA first, so that no tag is seen in them. */
const tokens =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(?<name>[A-Za-z][\w:.-]*)(?<attributes>(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<end>\/?)>/g
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** @throws {InvalidRequestError} when it does not start with `<fetch>` and name a table. */
export function parseFetchXml(text: string): FetchXml {
  let fetch: { start: number; end: number; attributes: Map<string, string>; close: string } | undefined
  for (const match of text.matchAll(tokens)) {
    const { name, attributes = '', end = '' } = match.groups ?? {}
    if (name === undefined) continue
    const read = attributesOf(attributes)
    if (!fetch) {
      if (name !== 'fetch') break
      fetch = { start: match.index, end: match.index + match[0].length, attributes: read, close: `${end}>` }
    } else if (name === 'entity') {
      const table = read.get('name')
      if (table === undefined) break
      const { start, end: after, attributes: own, close } = fetch
      return {
        table,
        attributes: own,
        with: (changes) => {
          const all = Object.entries({ ...Object.fromEntries(own), ...changes })
          const written = all.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
          return `${text.slice(0, start)}<fetch${written}${close}${text.slice(after)}`
        },
      }
    }
  }
  throw notFetchXml()
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]),
  )
}

/**
 * The page after this one, from the annotation of the reply: an XML element whose `pagingcookie` is percent-encoded
 * twice. Undefined when there is none; the service then pages by number alone, for 50,000 rows at most.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/page-results
 */
export function pagingCookie(annotation: unknown): string | undefined {
  if (typeof annotation !== 'string') return undefined
  const encoded = /\spagingcookie=(?:"([^"]*)"|'([^']*)')/.exec(annotation)
  const text = encoded?.[1] ?? encoded?.[2]
  if (text === undefined || text === '') return undefined
  try {
    return decodeURIComponent(decodeURIComponent(unescaped(text)))
  } catch {
    return undefined
  }
}

const escapes: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]

export const escaped = (text: string): string =>
  escapes.reduce((result, [character, escape]) => result.replaceAll(character, escape), text)

/** Backwards, so that `&amp;lt;` becomes `&lt;`. */
export const unescaped = (text: string): string =>
  escapes.toReversed().reduce((result, [character, escape]) => result.replaceAll(escape, character), text)

function notFetchXml(): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: 'The text is no FetchXML query: it does not start with <fetch> and name a table in <entity name="…">.',
    help: 'Give the whole query, such as <fetch><entity name="account"><attribute name="name" /></entity></fetch>.',
  })
}
