import { writeFile } from 'node:fs/promises'
import { migrate } from '@liaison/crm'
import { startEmbedded } from '../test/databases.ts'
import { describeSchema } from '../test/describe-schema.ts'

// tsx --conditions=@liaison/source packages/crm/scripts/write-schema.ts
const database = await startEmbedded()
await migrate(database.db)
await writeFile(new URL('../schema.sql', import.meta.url), await describeSchema(database.db))
await database.close()
