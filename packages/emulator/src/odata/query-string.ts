import { malformed } from '../errors/faults.ts'

export interface QueryOptions {
  /** `$select`, `$filter`, … with their decoded text. */
  system: ReadonlyMap<string, string>
  /** `@p1` → decoded text. */
  aliases: ReadonlyMap<string, string>
  /** `fetchXml`, `tag`, `savedQuery`, … */
  custom: ReadonlyMap<string, string>
}

export const noOptions: QueryOptions = { system: new Map(), aliases: new Map(), custom: new Map() }

export function parseQueryString(query: string): QueryOptions {
  if (query === '') return noOptions
  const system = new Map<string, string>()
  const aliases = new Map<string, string>()
  const custom = new Map<string, string>()
  for (const part of query.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = decode(equals < 0 ? part : part.slice(0, equals)).trim()
    const value = equals < 0 ? '' : decode(part.slice(equals + 1))
    if (name.startsWith('$')) {
      if (system.has(name))
        throw malformed(`Query option '${name}' was specified more than once, but it must be specified at most once.`)
      system.set(name, value)
    } else if (name.startsWith('@')) aliases.set(name, value)
    else custom.set(name, value)
  }
  return { system, aliases, custom }
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw malformed(`The URL contains a malformed percent-encoding: '${text}'.`)
  }
}
