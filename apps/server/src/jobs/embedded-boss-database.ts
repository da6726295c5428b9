import type { PGlite } from '@electric-sql/pglite'
import type { Pool } from 'pg'
import type { ConstructorOptions } from 'pg-boss'

type BossDatabase = NonNullable<ConstructorOptions['db']>

/**
 * pg-boss on the embedded database, through the pool that everything else uses. pg-boss's own PGlite adapter talks to
 * the engine directly and so could run inside a transaction that somebody else has open on the one connection.
 */
export function embeddedBossDatabase(pool: Pool, embedded: PGlite): BossDatabase {
  return {
    async executeSql(text, values) {
      const client = await pool.connect()
      try {
        // Without parameters pg-boss sends several statements at once; `pg` then answers with one result for each.
        const answer: unknown = values?.length ? await client.query(text, values) : await client.query(text)
        const results = (Array.isArray(answer) ? answer : [answer]) as { rows: unknown[] }[]
        return { rows: results.flatMap((result) => result.rows ?? []) }
      } catch (error) {
        // A statement that failed inside pg-boss's own `BEGIN … COMMIT` would leave the only connection refusing everything.
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    async listen(channel, onNotification, onReconnect) {
      const unlisten = await embedded.listen(channel, onNotification)
      onReconnect()
      return { close: () => unlisten() }
    },
  }
}
