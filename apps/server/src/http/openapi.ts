import fastifySwagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { version } from '../version.ts'
import { problemReply } from './problem-reply.ts'

const about =
  "Reads and writes a company's Dynamics 365 Sales on behalf of the person who is signed in. Every write is a plan: " +
  'propose it, read it, approve it, and it is applied in the background. Refusals are application/problem+json with a ' +
  'stable `code`.'

/** Collects the routes' schemas into an OpenAPI 3.1 document, served at /api/openapi.json. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Liaison', version, description: about, license: { name: 'MIT', identifier: 'MIT' } },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'liaison_session',
            description: 'Set by signing in at /auth/sign-in. Where people come by https it is __Host-liaison_session.',
          },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description:
              'For programs. `Authorization: Bearer liaison_…`; the roles listed with an operation are the scopes its key needs. The header `Liaison-Member` says whom the request is made for.',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      const described = jsonSchemaTransformObject(document)
      return 'components' in described ? usedOnly(problemReply(described)) : described
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
}

type Document = { components?: { schemas?: Record<string, unknown> } }

/** Leaves out the schemas that nothing refers to: each zod schema comes twice, as it is read and as it is written. */
function usedOnly<T extends Document>(document: T): T {
  const schemas = document.components?.schemas ?? {}
  const { schemas: _all, ...components } = document.components ?? {}
  const used = new Set<string>()
  const visit = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name) || schemas[name] === undefined) continue
      used.add(name)
      visit(schemas[name])
    }
  }
  visit({ ...document, components })
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  return plainNames({ ...document, components: { ...components, schemas: Object.fromEntries(kept) } }, schemas)
}

/** `PlanInput` is `Plan` as it is read; where only that one is left, it gets the name. */
function plainNames<T extends Document>(document: T, all: Record<string, unknown>): T {
  const kept = document.components?.schemas ?? {}
  const plain = (name: string): string => {
    const base = name.replace(/Input$/, '')
    return base !== name && all[base] !== undefined && kept[base] === undefined ? base : name
  }
  const renamed = JSON.stringify({
    ...document,
    components: { ...document.components, schemas: withNames(kept, plain) },
  })
  return JSON.parse(
    renamed.replaceAll(
      /"#\/components\/schemas\/([^"]+)"/g,
      (_, name: string) => `"#/components/schemas/${plain(name)}"`,
    ),
  ) as T
}

const withNames = (schemas: Record<string, unknown>, nameOf: (name: string) => string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [nameOf(name), schema]))
