import { NotEmulated } from '../errors/dataverse-fault.ts'
import { methodNotAllowed, resourceNotFound } from '../errors/faults.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { parsePath } from '../odata/parse-path.ts'
import { parseQueryString } from '../odata/query-string.ts'
import type { Caller } from '../operations/access.ts'
import type { Organisation } from '../operations/environment.ts'
import type { Schema } from '../schema/schema.ts'
import { csdlDocument } from './csdl/csdl-document.ts'
import { createMetadataCatalogue, type MetadataCatalogue } from './describe/metadata-catalogue.ts'
import { metadataReply } from './metadata-reply.ts'
import { resolveMetadata } from './query/resolve-metadata.ts'
import { serviceDocument } from './service-document.ts'

/** What is made of one version of the schema, once. */
interface Built {
  version: number
  catalogue: MetadataCatalogue
  csdl?: Uint8Array
}

/**
 * The service document, `$metadata` and the metadata entity sets; undefined for any other address. Everybody may read
 * them, whatever their roles. Changing the schema is not emulated.
 */
export function createMetadataEndpoint(
  schema: Schema,
  organisation: Organisation,
): (request: ServiceRequest, caller: Caller) => ServiceReply | undefined {
  let built: Built | undefined
  const current = (): Built => {
    if (built?.version !== schema.version)
      built = { version: schema.version, catalogue: createMetadataCatalogue(schema, organisation.languageCode) }
    return built
  }
  const csdl = (request: ServiceRequest): ServiceReply => {
    if (parseQueryString(request.query).custom.has('annotations')) throw new NotEmulated('$metadata with annotations')
    const now = current()
    now.csdl ??= Buffer.from(csdlDocument(schema))
    return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body: now.csdl }
  }
  return (request) => {
    const root = `${organisation.environmentUrl}/api/data/${request.version}`
    if (request.path === '') return readOnly(request) ?? serviceDocument(schema, root)
    if (!mayBeMetadata.test(request.path)) return undefined
    const segments = parsePath(request.path)
    if (segments[0]?.name === '$metadata') {
      if (segments[1]) throw resourceNotFound(segments[1].name)
      return readOnly(request) ?? csdl(request)
    }
    if (request.method !== 'GET') throw new NotEmulated(`changes of metadata: ${request.method} ${segments[0]?.name}`)
    const target = resolveMetadata(current().catalogue, segments)
    return target && metadataReply(request, target, root, schema.version)
  }
}

/** Asked first, because every request passes here and only these need their path taken apart. */
const mayBeMetadata =
  /^(?:\$metadata|EntityDefinitions|RelationshipDefinitions|GlobalOptionSetDefinitions|ManagedPropertyDefinitions)(?:[/(]|%28|$)/

function readOnly({ method }: ServiceRequest): undefined {
  if (method !== 'GET') throw methodNotAllowed(method)
}
