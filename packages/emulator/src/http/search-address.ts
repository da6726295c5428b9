import type { LegacySearch, ServiceRequest } from './service-request.ts'

/**
 * `/api/search/v2.0/query` is the action `searchquery` by another address, and so on; `/api/search/v1.0` has three
 * operations of its own. Undefined: neither.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/search/overview
 */
export function readSearchAddress(
  address: string,
): Pick<ServiceRequest, 'version' | 'path' | 'legacySearch'> | undefined {
  const [, version, name] = /^\/api\/search\/(v\d+\.\d+)\/(\w+)\/?$/.exec(address) ?? []
  if (name === undefined || !operations.has(name)) return undefined
  const path = `search${name}`
  if (version === 'v2.0') return { version: 'v9.2', path }
  if (version !== 'v1.0' || !isLegacy(name)) return undefined
  return { version: 'v9.2', path, legacySearch: name }
}

const operations: ReadonlySet<string> = new Set(['query', 'suggest', 'autocomplete', 'status', 'statistics'])

const isLegacy = (name: string): name is LegacySearch => name !== 'status' && name !== 'statistics'
