import { readFile, writeFile } from 'node:fs/promises'
import { apiTypes } from './api-types.ts'

const document: unknown = JSON.parse(await readFile(new URL('../../server/openapi.json', import.meta.url), 'utf8'))
await writeFile(
  new URL('../src/api/api.gen.ts', import.meta.url),
  await apiTypes(document as Parameters<typeof apiTypes>[0]),
)
