import { openApiDocument } from '../src/openapi-document.ts'

interface Schema {
  $ref?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  type?: string | string[]
  format?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  required?: string[]
  properties?: Record<string, Schema>
}

interface Operation {
  operationId: string
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** An operation of the API as its own description says it is called. */
export interface ApiOperation {
  name: string
  method: string
  path: string
  /** What a key needs; undefined where only people may. */
  scope: string | undefined
  /** Whether people may, who are signed in. */
  takesPeople: boolean
  /** Whether the path names a row. */
  takesId: boolean
  /** A body that is accepted as far as its form goes; undefined without one. */
  body: unknown
  /** The path with this row, and the query that is required. */
  at: (id: string) => string
}

/** Every operation that only somebody may call, as they are in the OpenAPI document: a new one is among them by itself. */
export async function protectedOperations(): Promise<ApiOperation[]> {
  const { paths, components } = (await openApiDocument()) as {
    paths: Record<string, Record<string, Operation>>
    components: { schemas: Record<string, Schema> }
  }
  const sample = sampler(components.schemas)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security !== undefined)
      .map(([method, operation]): ApiOperation => {
        const { operationId, security = [], parameters = [], requestBody } = operation
        const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true)
        const search = new URLSearchParams(
          Object.fromEntries(query.map(({ name, schema }) => [name, String(sample(schema))])),
        ).toString()
        const body = requestBody?.content['application/json']?.schema
        return {
          name: operationId,
          method: method.toUpperCase(),
          path,
          scope: security.flatMap(({ apiKey = [] }) => apiKey)[0],
          takesPeople: security.some(({ session }) => session !== undefined),
          takesId: path.includes('{id}'),
          body: body && sample(body),
          at: (id) =>
            path
              .replace('{id}', id)
              .replace('{table}', 'account')
              .replaceAll(/\{\w+\}/g, id) + (search === '' ? '' : `?${search}`),
        }
      }),
  )
}

const formats: Readonly<Record<string, string>> = {
  uuid: '0197a000-0000-7000-8000-00000000abcd',
  guid: '0197a000-0000-7000-8000-00000000abcd',
  uri: 'https://example.com',
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
}

/** The least that a schema accepts. */
function sampler(schemas: Record<string, Schema>): (schema: Schema) => unknown {
  const sample = (schema: Schema): unknown => {
    if (schema.$ref !== undefined) return sample(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
    if ('const' in schema) return schema.const
    if (schema.enum) return schema.enum[0]
    const choice = schema.anyOf ?? schema.oneOf
    if (choice) return sample(choice[0] ?? {})
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample)) as unknown
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'object':
        return Object.fromEntries(
          (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]),
        )
      case 'array':
        return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}))
      case 'integer':
      case 'number':
        return Math.max(schema.minimum ?? 1, 1)
      case 'boolean':
        return true
      case 'null':
        return null
      default:
        return formats[schema.format ?? ''] ?? 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
    }
  }
  return sample
}
