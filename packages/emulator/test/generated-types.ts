import { createRequire } from 'node:module'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

// Neither has types of its own.
const require = createRequire(import.meta.url)
const { xml2json } = require('odata-csdl') as { xml2json: (xml: string, options: { strict: boolean }) => object }
const { csdl2openapi } = require('odata-openapi') as {
  csdl2openapi: (csdl: object, options: object) => { components: { schemas: Record<string, object> } }
}

/**
 * What type generators make of a `$metadata` document: an interface `Dataverse` with a property for each of its types, by the
 * name it has there without its namespace. OASIS's converter makes JSON Schemas of it, and json-schema-to-typescript the types.
 */
export async function typesOf(metadata: string): Promise<string> {
  const { components } = csdl2openapi(xml2json(metadata, { strict: true }), { openapiVersion: '3.1.0', maxLevels: 1 })
  // Those for create and update repeat the columns of those that are read.
  const schemas = Object.entries(components.schemas).filter(([name]) => !/-(create|update)$/.test(name))
  const named = schemas.filter(([name]) => name.startsWith(namespace))
  const properties = Object.fromEntries(
    named.map(([name]) => [name.slice(namespace.length), { $ref: `#/components/schemas/${name}` }]),
  )
  const schema = {
    type: 'object',
    required: Object.keys(properties),
    properties,
    components: { schemas: Object.fromEntries(schemas) },
  }
  return compile(schema as JSONSchema, 'Dataverse', { additionalProperties: false, bannerComment: '', format: false })
}

const namespace = 'Microsoft.Dynamics.CRM.'
