import { NotEmulated } from '../errors/dataverse-fault.ts'
import { jsonType } from '../http/reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { parsePreferences } from '../odata/preferences.ts'
import { contextFragment } from '../query/context-url.ts'
import { compileMetadataFilter } from './query/filter-objects.ts'
import { type MetadataQuery, readMetadataQuery } from './query/read-metadata-query.ts'
import type { MetadataTarget } from './query/resolve-metadata.ts'
import { compileShape } from './query/shape-object.ts'
import { complexTypeIn } from './types/metadata-types.ts'

/** Metadata is never paged: `odata.maxpagesize` is ignored. */
export function metadataReply(
  request: ServiceRequest,
  target: MetadataTarget,
  root: string,
  schemaVersion: number,
): ServiceReply {
  const { annotations } = parsePreferences(request.headers['prefer'])
  const body = bodyOf(target, readMetadataQuery(request.query))
  if (!body) return { status: 204, headers: { 'odata-version': '4.0' } }
  const [context, rest] = body
  return {
    status: 200,
    headers: { 'content-type': jsonType, 'odata-version': '4.0' },
    body: JSON.stringify({
      '@odata.context': `${root}/$metadata#${context}`,
      ...(annotations?.globalMetadataVersion && {
        '@Microsoft.Dynamics.CRM.globalmetadataversion': String(schemaVersion),
      }),
      ...rest,
    }),
  }
}

/** The context URL's fragment and the body without it; undefined where a navigation property leads nowhere. */
function bodyOf(
  target: MetadataTarget,
  { select, expand, filter, aliases }: MetadataQuery,
): [string, Record<string, unknown>] | undefined {
  if (target.kind === 'value') {
    if (select || expand || filter !== undefined) throw new NotEmulated('query options on a property of metadata')
    const { value } = target
    const isComplex = complexTypeIn(target.type) !== undefined && value !== null
    return [target.context, isComplex ? (value as Record<string, unknown>) : { value }]
  }
  const context = contextFragment(target.context, select, expand)
  const render = compileShape(target.type, { select, expand, aliases })
  if (target.kind === 'one') {
    if (filter !== undefined) throw new NotEmulated('$filter on a single piece of metadata')
    return target.object ? [`${context}/$entity`, render(target.object)] : undefined
  }
  if (filter !== undefined && target.type.startsWith('OptionSet'))
    throw new NotEmulated('$filter on GlobalOptionSetDefinitions')
  const matches = filter === undefined ? () => true : compileMetadataFilter(filter, target.type, aliases)
  return [context, { value: target.objects.filter(matches).map(render) }]
}
