import { writeFile } from 'node:fs/promises'
import { openApiDocument } from '../src/openapi-document.ts'

// npm run openapi: writes what the server describes, then the types of the web app from it.
await writeFile(new URL('../openapi.json', import.meta.url), `${JSON.stringify(await openApiDocument(), null, 2)}\n`)
