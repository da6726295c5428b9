import { malformed } from '../errors/faults.ts'

export type Literal =
  | { type: 'string'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'null'; value: null }
  | { type: 'guid'; value: string }
  | { type: 'date'; value: string }
  | { type: 'datetime'; value: string }
  | { type: 'enum'; name: string; value: string }
  | { type: 'json'; value: unknown }

export const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The Edm type name the service uses in its messages. */
export function edmTypeOf(literal: Literal): string {
  if (literal.type === 'number') return Number.isInteger(literal.value) ? 'Edm.Int32' : 'Edm.Decimal'
  const names = {
    string: 'Edm.String',
    boolean: 'Edm.Boolean',
    null: 'null',
    guid: 'Edm.Guid',
    date: 'Edm.Date',
    datetime: 'Edm.DateTimeOffset',
    enum: 'Edm.Enum',
    json: 'Edm.Untyped',
  } as const
  return names[literal.type]
}

/** One literal standing alone, as in a key or a parameter alias. */
export function parseLiteral(text: string): Literal {
  const source = text.trim()
  const plain = plainLiteral(source)
  if (plain) return plain
  if (source.startsWith("'")) return { type: 'string', value: unquote(source) }
  if (source.startsWith('[') || source.startsWith('{')) return { type: 'json', value: parseLooseJson(source) }
  const enumeration = /^([\w.]+)'([^']*)'$/.exec(source)
  if (enumeration) return { type: 'enum', name: enumeration[1]!, value: enumeration[2]! }
  throw malformed(`Syntax error at position 0 in '${source}'.`)
}

/** A literal that needs no look-ahead: null, true, a guid, a date, a number. */
export function plainLiteral(source: string): Literal | undefined {
  if (source === 'null') return { type: 'null', value: null }
  if (source === 'true' || source === 'false') return { type: 'boolean', value: source === 'true' }
  if (guidPattern.test(source)) return { type: 'guid', value: source.toLowerCase() }
  if (/^\d{4}-\d{2}-\d{2}$/.test(source)) return { type: 'date', value: existingDay(source) }
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(source)) return { type: 'datetime', value: toInstant(source) }
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?[dDfFmMlL]?$/.test(source))
    return { type: 'number', value: Number(source.replace(/[dDfFmMlL]$/, '')) }
  return undefined
}

/** UTC with the precision given, so that `…:00+02:00` and `…:00Z` compare as instants. */
function toInstant(source: string): string {
  const instant = new Date(/(Z|[+-]\d{2}:?\d{2})$/i.test(source) ? source : `${source}Z`)
  if (!isDay(source.slice(0, 10)) || source.slice(11, 13) > '23' || Number.isNaN(instant.getTime()))
    throw malformed(`Unrecognized 'Edm.DateTimeOffset' literal 'datetimeoffset'${source}'' at '0' in '${source}'.`)
  return instant.toISOString()
}

function existingDay(source: string): string {
  if (!isDay(source)) throw malformed(`Unrecognized 'Edm.Date' literal '${source}' at '0' in '${source}'.`)
  return source
}

/** JavaScript takes the 30th of February for the second of March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function unquote(source: string): string {
  if (source.length < 2 || !source.endsWith("'"))
    throw malformed(`There is an unterminated literal at position ${source.length} in '${source}'.`)
  return source.slice(1, -1).replaceAll("''", "'")
}

/** JSON in URLs may use apostrophes: `{'@odata.id':'accounts(…)'}`, `['0','1']`. */
export function parseLooseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    try {
      return JSON.parse(withDoubleQuotes(source))
    } catch {
      throw malformed(
        `Invalid JSON. ${source.startsWith('[') && oddQuotes(source) ? commaExpected : `'${source}' is not a valid value.`}`,
      )
    }
  }
}

/** An apostrophe within apostrophes ends the text it stands in. */
const oddQuotes = (source: string): boolean => source.split("'").length % 2 === 0

const commaExpected =
  "A comma character ',' was expected in scope 'Array'. Every two elements in an array and properties of an object must be separated by commas."

function withDoubleQuotes(source: string): string {
  return source.replaceAll(/'((?:[^']|'')*)'|"(?:[^"\\]|\\.)*"/g, (whole, inner: string | undefined) =>
    inner === undefined ? whole : JSON.stringify(inner.replaceAll("''", "'")),
  )
}
