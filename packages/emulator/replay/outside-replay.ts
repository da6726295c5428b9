import type { Schema } from '../src/schema/schema.ts'
import { requestsOf, type Exchange } from './exchange.ts'

/** Segments of the service itself, not names of tables. */
const own = /^(?:\$metadata|\$batch|EntityDefinitions|RelationshipDefinitions|GlobalOptionSetDefinitions)\b/

/**
 * Why an exchange cannot be repeated here, whatever the emulator does: the page speaks of tables, columns, keys or
 * operations that its authors made for themselves, or writes a placeholder where an id belongs.
 */
export function outsideReplay(exchange: Exchange, schema: Schema): string | undefined {
  const { error } = (exchange.response?.json ?? {}) as { error?: { code?: string } }
  if (error?.code === '0x80040265') return "a plug-in of the page's own"
  for (const { url } of requestsOf(exchange)) {
    const address = decode(url)
    const path = address.replace(/^.*\/api\/data\/v[\d.]+\/?|^\//, '').replace(/\?.*$/s, '')
    const reason = unreadable(address) ?? madeForThePage(path, schema)
    if (reason !== undefined) return reason
  }
  return undefined
}

function unreadable(address: string): string | undefined {
  if (/<[\w ]+>/.test(address.replace(/fetchXml=.*/is, '').replace(/\$skiptoken=.*/s, '')))
    return 'a placeholder in the address'
  if (address.includes('/api/discovery/')) return 'the discovery service, which is another one'
  if (/\([0-9a-f]{8}(?:-[0-9a-f]{4}){2}-[0-9a-f]{12}\)/i.test(address)) return 'an id that is none'
  if (address.includes('$deltatoken=')) return "a delta token of another environment's"
  return undefined
}

function madeForThePage(path: string, schema: Schema): string | undefined {
  const custom = /\b(?:new|sample|example)_\w+/.exec(path)?.[0]
  if (custom !== undefined) return `${custom}, made for the page`
  const [, set = '', key] = /^([a-z]\w*)(?:\(([^)]*)\))?/.exec(path) ?? []
  if (set === '' || own.test(path)) return undefined
  const table = schema.byEntitySetName.get(set)
  if (!table) return set.endsWith('s') ? `the table of ${set}, which the schema lacks` : undefined
  const columns = [...(key ?? '').matchAll(/(\w+)=/g)].map(([, name = '']) => name.replace(/^_(\w+)_value$/, '$1'))
  const isKey = columns.length === 0 || columns.join() === table.primaryId
  const known = table.keys.some((each) => each.columns.toSorted().join() === columns.toSorted().join())
  return isKey || known ? undefined : `an alternate key of ${columns.join(' and ')}, made for the page`
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
