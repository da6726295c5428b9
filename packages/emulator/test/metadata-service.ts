import { createMetadataEndpoint } from '../src/metadata/metadata-endpoint.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { createSchemaEditor } from '../src/schema/schema-editor.ts'
import { smallOrganisation } from './small-organisation.ts'

export type Json = Record<string, unknown>

/** The metadata of the whole schema, asked over HTTP. */
export function metadataService() {
  const { environment, send } = smallOrganisation()
  const schema = loadSchema()
  environment.metadata = createMetadataEndpoint(schema, environment.organisation)
  environment.schema = schema
  environment.schemaEditor = createSchemaEditor(schema, environment.store)
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await send('GET', path, undefined, headers)
    return { status: reply.statusCode, headers: reply.headers, json: reply.json<Json>(), text: reply.body }
  }
  const list = async (path: string): Promise<Json[]> => {
    const { status, json, text } = await ask(path)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
    return json['value'] as Json[]
  }
  return { environment, schema, send, ask, list, root: `${environment.organisation.environmentUrl}/api/data/v9.2` }
}
