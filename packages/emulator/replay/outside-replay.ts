import type { Schema } from '../src/schema/schema.ts'
import { requestsOf, type Exchange } from './exchange.ts'
import { isOwnName } from './made-for-the-page.ts'

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
  return address.includes('/api/discovery/') ? 'the discovery service, which is another one' : undefined
}

function madeForThePage(path: string, schema: Schema): string | undefined {
  const custom = /(?<=CRM\.)(?:new|sample|example)_\w+/.exec(path)?.[0]
  if (custom !== undefined) return `${custom}, made for the page`
  const [, set = ''] = /^([a-z]\w*)/.exec(path) ?? []
  if (set === '' || own.test(path) || isOwnName(set) || schema.byEntitySetName.has(set)) return undefined
  return set.endsWith('s') ? `the table of ${set}, which the schema lacks` : undefined
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
