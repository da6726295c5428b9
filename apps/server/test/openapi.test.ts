import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../src/openapi-document.ts'

interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}
interface Operation {
  operationId?: string
  summary?: string
  security?: unknown[]
  responses: Record<string, { content?: Record<string, unknown> }>
}

describe('the OpenAPI document', () => {
  let document: Document
  let operations: [path: string, method: string, operation: Operation][]
  beforeAll(async () => {
    document = (await openApiDocument()) as Document
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
    )
  })

  test('is the committed one; after a change of the API: npm run openapi', async () => {
    const committed: unknown = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'))
    expect(committed).toEqual(JSON.parse(JSON.stringify(document)))
  })

  test('names every operation once and says what it does and that it may be refused', () => {
    expect(operations.length).toBeGreaterThan(20)
    const ids = operations.map(([, , { operationId }]) => operationId)
    expect(ids).not.toContain(undefined)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, method, { summary, responses }] of operations) {
      expect(summary, `${method} ${path}`).toBeTruthy()
      expect(responses['default']?.content, `${method} ${path}`).toHaveProperty(['application/problem+json'])
    }
  })

  test('asks for a session everywhere but where nobody can have one yet', () => {
    const open = operations.filter(([, , { security }]) => security === undefined).map(([path]) => path)
    expect(open.toSorted()).toEqual([
      '/api/connect-links/preview',
      '/api/health',
      '/api/invitations/preview',
      '/api/session',
      '/api/session/connect-link',
      '/api/session/environment',
      '/api/session/invitation',
      '/api/session/refusal',
      '/api/session/waiting',
      '/api/setup',
      '/api/setup/environment',
      '/api/setup/find',
    ])
  })

  test('refers only to schemas that are there', () => {
    const names = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(20)
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names))
  })
})
