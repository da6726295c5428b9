import { tmpdir } from 'node:os'
import type { Database } from '@liaison/crm'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { addRoutes } from './http/routes/add-routes.ts'
import { createHttpServer } from './http/server.ts'
import { makeDeps } from './make-deps.ts'
import { Secret } from './secret.ts'

const publicUrl = 'http://localhost:7300'
const nothing = new Secret(Buffer.alloc(32).toString('base64'))

/** What the server says about itself at /api/openapi.json, without a database, a port or a folder. */
export async function openApiDocument(): Promise<object> {
  const deps = makeDeps({
    config: {
      port: 7300,
      host: 'localhost',
      publicUrl,
      dataFolder: tmpdir(),
      databaseUrl: undefined,
      entra: { clientId: '', clientSecret: nothing },
      encryptionKeys: undefined,
      extraHosts: [],
      connectionChecksPerMinute: 0,
    },
    db: new Kysely<Database>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    keys: [nothing],
    log: () => undefined,
    clock: { now: () => new Date() },
    enqueueApply: () => Promise.resolve(),
  })
  const server = await createHttpServer({ publicUrl, webFolder: tmpdir(), onEvent: () => undefined }, (api) =>
    addRoutes(api, { deps, secure: false, onEvent: () => undefined, examine: () => Promise.reject(new Error()) }),
  )
  try {
    return server.swagger()
  } finally {
    await server.close()
  }
}
