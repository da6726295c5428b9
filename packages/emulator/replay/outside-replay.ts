import type { Schema } from '../src/schema/schema.ts'
import { requestsOf, type Exchange } from './exchange.ts'
import { isOwnName } from './made-for-the-page.ts'

/** Segments of the service itself, not names of tables. */
const own =
  /^(?:\$metadata|\$batch|EntityDefinitions|RelationshipDefinitions|GlobalOptionSetDefinitions|search(?:status|statistics))\b/

/** Why an exchange cannot be repeated here: it speaks of one of Microsoft's tables that the emulator does not have. */
export function outsideReplay(exchange: Exchange, schema: Schema): string | undefined {
  for (const { url } of requestsOf(exchange)) {
    if (!url.startsWith('/') && !url.includes('/api/data/')) continue
    const path = decode(url)
      .replace(/^.*\/api\/data\/v[\d.]+\/?|^\//, '')
      .replace(/\?.*$/s, '')
    const reason = unknownTable(path, schema)
    if (reason !== undefined) return reason
  }
  return undefined
}

function unknownTable(path: string, schema: Schema): string | undefined {
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
