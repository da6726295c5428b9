import { NotEmulated } from '../errors/dataverse-fault.ts'
import { methodNotAllowed } from '../errors/faults.ts'
import { jsonType } from '../http/reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { type Definable, filtered, shaped } from '../metadata/definition-query.ts'
import { guidPattern } from '../odata/literal.ts'
import { parseSelect } from '../odata/parse-expand.ts'
import { parseNamedParts } from '../odata/parse-path.ts'
import { decode, parseQueryString } from '../odata/query-string.ts'
import type { Aliases } from '../odata/expression.ts'

const keys = new Set(['Id', 'UniqueName', 'Region', 'State', 'Version'])

/**
 * `Instances`, whole or by one of its keys, with `$select` and `$filter`: always a list, and text in the case it is written
 * in.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/discovery-service
 */
export function answerInstances(request: ServiceRequest, root: string, instances: readonly Definable[]): ServiceReply {
  const [, key] = /^Instances(?:\((.*)\))?$/.exec(decode(request.path)) ?? []
  if (!request.path.startsWith('Instances'))
    throw new NotEmulated(`${request.path || 'the root'} of the Discovery Service`)
  if (request.method !== 'GET') throw methodNotAllowed(request.method)
  const { system, aliases } = parseQueryString(request.query)
  for (const name of system.keys())
    if (name !== '$select' && name !== '$filter') throw new NotEmulated(`${name} of the Discovery Service`)
  const select = system.has('$select') ? parseSelect(system.get('$select')!) : undefined
  const found = filtered(byKey(instances, key, aliases), system.get('$filter'), aliases)
  const fragment = select === undefined ? 'Instances' : `Instances(${select.join(',')})`
  return {
    status: 200,
    headers: { 'content-type': jsonType, 'odata-version': '4.0' },
    body: JSON.stringify({
      '@odata.context': `${root}/$metadata#${fragment}`,
      value: found.map((instance) => shaped(instance, { select, aliases })),
    }),
  }
}

/** `(guid)` is the id; any other key is named. */
function byKey(instances: readonly Definable[], key: string | undefined, aliases: Aliases): readonly Definable[] {
  if (key === undefined || key === '') return instances
  if (guidPattern.test(key)) return filtered(instances, `Id eq '${key.toLowerCase()}'`, aliases)
  const [pair, ...more] = parseNamedParts(key) ?? []
  if (!pair || more.length > 0 || !keys.has(pair[0])) throw new NotEmulated(`the key ${key} of an instance`)
  return filtered(instances, `${pair[0]} eq ${pair[1]}`, aliases)
}
