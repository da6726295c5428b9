import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openEmbedded, openPostgres, type OpenPool } from '../src/database/open-pool.ts'
import { createJobRunner, type ApplyJob, type JobEvent } from '../src/jobs/job-runner.ts'
import type { Secret } from '../src/secret.ts'
import { startPostgres } from './postgres.ts'

type Opened = { database: OpenPool; databaseUrl: Secret | undefined }

const backends: { name: string; open: () => Promise<Opened & { close(): Promise<void> }> }[] = [
  {
    name: 'the embedded database',
    async open() {
      const database = await openEmbedded(await mkdtemp(join(tmpdir(), 'liaison-jobs-')))
      return { database, databaseUrl: undefined, close: () => database.close() }
    },
  },
  {
    name: 'PostgreSQL',
    async open() {
      const postgres = await startPostgres()
      const database = await openPostgres(postgres.url)
      return {
        database,
        databaseUrl: postgres.url,
        async close() {
          await database.close()
          await postgres.stop()
        },
      }
    },
  },
]

for (const { name, open } of backends) {
  describe(`jobs on ${name}`, () => {
    let opened: Opened & { close(): Promise<void> }
    let db: Kysely<Record<string, never>>
    beforeAll(async () => {
      opened = await open()
      db = new Kysely({ dialect: new PostgresDialect({ pool: opened.database.pool }) })
    })
    afterAll(() => opened.close())

    function runner(applyPlan: (job: ApplyJob) => Promise<void>, events: JobEvent[] = []) {
      return createJobRunner({ ...opened, applyPlan, onEvent: (event) => events.push(event) })
    }

    test('a job queued in a transaction runs once it is committed, in well under a second', async () => {
      const applied: string[] = []
      const jobs = runner(async ({ planId }) => void applied.push(planId))
      await jobs.start()
      await db.transaction().execute((trx) => jobs.enqueueApply(trx, { workspaceId: 'w', planId: 'committed' }))
      const committedAt = performance.now()
      await vi.waitFor(() => expect(applied).toEqual(['committed']), { timeout: 5_000, interval: 5 })
      expect(performance.now() - committedAt).toBeLessThan(1_000)
      await jobs.stop({ withinMs: 5_000 })
    })

    test('a job whose transaction is rolled back never runs', async () => {
      const applied: string[] = []
      const jobs = runner(async ({ planId }) => void applied.push(planId))
      await jobs.start()
      const rolledBack = db.transaction().execute(async (trx) => {
        await jobs.enqueueApply(trx, { workspaceId: 'w', planId: 'rolled-back' })
        throw new Error('changed my mind')
      })
      await expect(rolledBack).rejects.toThrow('changed my mind')
      await db.transaction().execute((trx) => jobs.enqueueApply(trx, { workspaceId: 'w', planId: 'after' }))
      await vi.waitFor(() => expect(applied).toEqual(['after']), { timeout: 5_000, interval: 5 })
      await jobs.stop({ withinMs: 5_000 })
    })

    test('two workers run each of 100 jobs exactly once', async () => {
      const applied: string[] = []
      const record = async ({ planId }: ApplyJob) => void applied.push(planId)
      const [one, two] = [runner(record), runner(record)]
      await one.start()
      await two.start()
      const ids = Array.from({ length: 100 }, (_, index) => `plan-${index}`)
      for (const planId of ids) {
        await db.transaction().execute((trx) => one.enqueueApply(trx, { workspaceId: 'w', planId }))
      }
      await vi.waitFor(() => expect(applied).toHaveLength(100), { timeout: 20_000, interval: 20 })
      expect(new Set(applied)).toEqual(new Set(ids))
      await Promise.all([one.stop({ withinMs: 5_000 }), two.stop({ withinMs: 5_000 })])
    })

    test('a failed job is reported and tried again', async () => {
      const events: JobEvent[] = []
      let attempts = 0
      const jobs = runner(async () => {
        attempts += 1
        if (attempts === 1) throw new Error('Dynamics is away')
      }, events)
      await jobs.start()
      await db.transaction().execute((trx) => jobs.enqueueApply(trx, { workspaceId: 'w', planId: 'flaky' }))
      await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 20_000, interval: 20 })
      expect(events).toEqual([
        { event: 'job.failed', workspaceId: 'w', planId: 'flaky', attempt: 1, reason: 'Dynamics is away' },
      ])
      await jobs.stop({ withinMs: 5_000 })
    })

    test('recurring work comes again and again, by one server at a time, also after a failure and with a late starter', async () => {
      const events: JobEvent[] = []
      let [times, atWork, most] = [0, 0, 0]
      const run = async () => {
        times += 1
        atWork += 1
        most = Math.max(most, atWork)
        await vi.waitFor(() => expect(finish).toBe(true), { timeout: 20_000, interval: 10 })
        atWork -= 1
        if (times === 1) throw new Error('nobody answers')
      }
      let finish = false
      const server = () =>
        createJobRunner({
          ...opened,
          applyPlan: () => Promise.resolve(),
          recurring: [{ name: 'check-connections', everySeconds: 1, run }],
          onEvent: (event) => events.push(event),
        })
      const [one, two] = [server(), server()]
      await one.start()
      await vi.waitFor(() => expect(times).toBe(1), { timeout: 20_000, interval: 10 })
      await two.start()
      finish = true
      await vi.waitFor(() => expect(times).toBeGreaterThan(2), { timeout: 30_000, interval: 10 })
      expect(most).toBe(1)
      expect(events).toEqual([{ event: 'recurring_work.failed', work: 'check-connections', reason: 'nobody answers' }])
      await Promise.all([one.stop({ withinMs: 5_000 }), two.stop({ withinMs: 5_000 })])
    })

    test('recurring work is told to end when the server stops', async () => {
      let signal: AbortSignal | undefined
      const jobs = createJobRunner({
        ...opened,
        applyPlan: () => Promise.resolve(),
        recurring: [
          {
            name: 'check-connections',
            everySeconds: 1,
            async run(given) {
              signal = given
              await new Promise<void>((resolve) => given.addEventListener('abort', () => resolve()))
            },
          },
        ],
        onEvent: () => undefined,
      })
      await jobs.start()
      await vi.waitFor(() => expect(signal?.aborted).toBe(false), { timeout: 20_000, interval: 10 })
      await jobs.stop({ withinMs: 10_000 })
      expect(signal?.aborted).toBe(true)
    })

    test('stopping lets the job in hand finish and may be repeated', async () => {
      let finish: (() => void) | undefined
      let finished = false
      const jobs = runner(async () => {
        await new Promise<void>((resolve) => (finish = resolve))
        finished = true
      })
      await jobs.start()
      await db.transaction().execute((trx) => jobs.enqueueApply(trx, { workspaceId: 'w', planId: 'slow' }))
      await vi.waitFor(() => expect(finish).toBeDefined(), { timeout: 5_000, interval: 5 })
      const stopping = Promise.all([jobs.stop({ withinMs: 10_000 }), jobs.stop({ withinMs: 10_000 })])
      finish?.()
      await stopping
      expect(finished).toBe(true)
    })
  })
}
