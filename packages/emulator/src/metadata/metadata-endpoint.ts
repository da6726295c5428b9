import type { CustomApi } from '../functions/custom-api.ts'
import { jsonType } from '../http/reply.ts'
import type { ServiceReply, ServiceRequest } from '../http/service-request.ts'
import { parsePath } from '../odata/parse-path.ts'
import { parsePreferences } from '../odata/preferences.ts'
import { decode, parseQueryString } from '../odata/query-string.ts'
import type { Caller } from '../operations/access.ts'
import type { Organisation } from '../operations/environment.ts'
import type { Schema } from '../schema/schema.ts'
import type { Switches } from '../write/switches.ts'
import { answerDefinitions, definitionSets } from './answer-definitions.ts'
import { csdlOf } from './csdl.ts'
import { type Definables, definablesOf } from './definables.ts'
import type { Definition } from './labels.ts'
import { serviceDocument } from './service-document.ts'

interface MetadataOptions {
  /** That of the organisation by default. */
  languageOf?: (caller: Caller) => number
  customApis?: readonly CustomApi[]
  switches?: Switches
}

/** Answers what describes the service itself; undefined for every other address. Everybody who is let in may read it. */
export function createMetadataEndpoint(
  schema: Schema,
  organisation: Organisation,
  { languageOf = () => organisation.languageCode, customApis = [], switches }: MetadataOptions = {},
): (request: ServiceRequest, caller: Caller) => ServiceReply | undefined {
  /** What was made of the schema, and of which version. */
  let made:
    | { version: number; definables: Map<number, Definables>; csdl?: Uint8Array; annotated?: Uint8Array }
    | undefined
  return (request, caller) => {
    if (made?.version !== schema.version) made = { version: schema.version, definables: new Map() }
    const root = `${organisation.environmentUrl}/api/data/${request.version}`
    const path = decode(request.path)
    if (request.method === 'GET' && path === '') return json(serviceDocument(schema, root))
    if (request.method === 'GET' && path === '$metadata') {
      const csdl = annotationsAskedFor(request)
        ? (made.annotated ??= Buffer.from(csdlOf(schema, { annotated: true, customApis })))
        : (made.csdl ??= Buffer.from(csdlOf(schema, { customApis })))
      return { status: 200, headers: { 'content-type': 'application/xml', 'odata-version': '4.0' }, body: csdl }
    }
    const name = /^\w+/.exec(path)?.[0]
    if (name === undefined || !definitionSets.has(name)) return undefined
    const languageCode = languageOf(caller)
    const definables = made.definables.get(languageCode) ?? definablesOf(schema, languageCode, switches)
    made.definables.set(languageCode, definables)
    const answer = answerDefinitions({
      definables,
      schema,
      languageCode,
      root,
      request,
      segments: parsePath(request.path),
    })
    const { annotations } = parsePreferences(request.headers['prefer'])
    return json(annotations?.globalMetadataVersion ? withVersion(answer, schema.version) : answer)
  }
}

/** By `?annotations=true`, or by the header that asks for them elsewhere too. */
function annotationsAskedFor({ query, headers }: ServiceRequest): boolean {
  if (parseQueryString(query).custom.get('annotations') === 'true') return true
  return parsePreferences(headers['prefer']).annotations?.all === true
}

/** By which a client that caches metadata notices that the schema has changed. */
const withVersion = ({ '@odata.context': context, ...rest }: Definition, version: number): Definition => ({
  '@odata.context': context,
  '@Microsoft.Dynamics.CRM.globalmetadataversion': String(version),
  ...rest,
})

const json = (body: unknown): ServiceReply => ({
  status: 200,
  headers: { 'content-type': jsonType, 'odata-version': '4.0' },
  body: JSON.stringify(body),
})
