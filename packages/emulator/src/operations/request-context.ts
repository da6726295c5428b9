import { HttpFault } from '../errors/dataverse-fault.ts'
import type { ServiceRequest } from '../http/service-request.ts'
import type { Preferences } from '../odata/preferences.ts'
import { parsePreferences } from '../odata/preferences.ts'
import { parseQueryString, type QueryOptions } from '../odata/query-string.ts'
import type { Caller } from './access.ts'
import { withoutPlugins } from './bypass-plugins.ts'
import type { Environment } from './environment.ts'

/** One request, read once: who asks, what was preferred, which query options came along. */
export interface RequestContext {
  environment: Environment
  caller: Caller
  request: ServiceRequest
  options: QueryOptions
  preferences: Preferences
  now: Date
  /** `http://127.0.0.1:PORT/api/data/v9.2`, the start of every link. */
  root: string
  /** Within a change set: `1` → the URL of the row that operation made. */
  contentIds: ReadonlyMap<string, string>
}

/** Within a batch; a request of its own has half of that. */
const longestAddress = 64 * 1024

export function requestContext(
  environment: Environment,
  caller: Caller,
  request: ServiceRequest,
  contentIds: ReadonlyMap<string, string> = new Map(),
): RequestContext {
  if (request.path.length + request.query.length > longestAddress) throw new HttpFault(414, {})
  return {
    environment: withoutPlugins(environment, caller, request),
    caller,
    request,
    options: parseQueryString(request.query),
    preferences: parsePreferences(request.headers['prefer']),
    now: environment.now(),
    root: `${environment.organisation.environmentUrl}/api/data/${request.version}`,
    contentIds,
  }
}
