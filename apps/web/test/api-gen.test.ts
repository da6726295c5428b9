import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { apiTypes } from '../scripts/api-types.ts'

test('the types of the API are those of the committed OpenAPI document; after a change: npm run openapi', async () => {
  const text = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')
  const document = JSON.parse(await text('../../server/openapi.json')) as Parameters<typeof apiTypes>[0]
  expect(await text('../src/api/api.gen.ts')).toBe(await apiTypes(document))
})
