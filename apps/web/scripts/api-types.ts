import { compile, type JSONSchema } from 'json-schema-to-typescript'

interface OpenApiDocument {
  components?: { schemas?: Record<string, unknown> }
}

const banner = `/* oxlint-disable */
// Generated from apps/server/openapi.json by apps/web/scripts/generate-api.ts. Do not edit.`

/** The named schemas of an OpenAPI 3.1 document as TypeScript types of the same names. */
export async function apiTypes(document: OpenApiDocument): Promise<string> {
  const schemas = document.components?.schemas ?? {}
  const types = await compile(
    { type: 'object', additionalProperties: false, definitions: definitionsOf(schemas) } as JSONSchema,
    rootName,
    {
      additionalProperties: false,
      bannerComment: banner,
      unreachableDefinitions: true,
      format: false,
      // A list of at most twenty texts would become a type of twenty-one tuples.
      ignoreMinAndMaxItems: true,
    },
  )
  return (
    types
      // The compiler wants a schema around the definitions; nobody needs its type.
      .replace(new RegExp(`export interface ${rootName} \\{\\s*\\}\\n`), '')
      .replaceAll(/ \* ?\n \* This (interface|type) was referenced by [^\n]+\n \* via the `definition` [^\n]+\n/g, '')
      .replaceAll(
        /\/\*\*\n( \* This (interface|type) was referenced by [^\n]+\n \* via the `definition` [^\n]+\n)? \*\/\n/g,
        '',
      )
  )
}

const rootName = 'EverySchema'

/** OpenAPI keeps its schemas under another path than JSON Schema. */
function definitionsOf(schemas: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/definitions/'), withoutSiblings)
}

/** A reference with a description beside it would become a type of its own, a copy under another name. */
function withoutSiblings(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value
  const { $ref, ...siblings } = value
  return Object.keys(siblings).length === 0 ? value : { ...siblings, allOf: [{ $ref }] }
}
