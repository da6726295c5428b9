import type { Kysely, Transaction } from 'kysely'
import { type ConstructorOptions, fromKysely, type Job, PgBoss } from 'pg-boss'
import type { OpenPool } from '../database/open-pool.ts'
import type { Secret } from '../secret.ts'
import { embeddedBossDatabase } from './embedded-boss-database.ts'

/** Apply one approved plan. Holds ids only: the plan itself is in the database. */
export interface ApplyJob {
  workspaceId: string
  planId: string
}

export interface JobRunnerOptions {
  database: OpenPool
  databaseUrl: Secret | undefined
  /** Applies the plan. Throwing means "again later"; an outcome that is settled must not throw. */
  applyPlan: (job: ApplyJob, signal: AbortSignal) => Promise<void>
  recurring?: readonly RecurringWork[]
  onEvent: (event: JobEvent) => void
}

/** What is done again and again, by one server at a time. */
export interface RecurringWork {
  /** Of its queue: what is under way keeps its name from one version to the next. */
  name: string
  /** From the end of one time to the beginning of the next. */
  everySeconds: number
  run: (signal: AbortSignal) => Promise<void>
}

export type JobEvent =
  | { event: 'job.failed'; planId: string; workspaceId: string; attempt: number; reason: string }
  | { event: 'recurring_work.failed'; work: string; reason: string }
  | { event: 'jobs.trouble'; reason: string }

export interface JobRunner {
  start(): Promise<void>
  /** Lets jobs in hand finish, at most `withinMs`; those that do not are taken up again after a restart. */
  stop(options: { withinMs: number }): Promise<void>
  /** Queues the job inside the caller's transaction: both happen or neither. */
  // oxlint-disable-next-line typescript/no-explicit-any -- any schema: only the transaction's connection matters
  enqueueApply(trx: Transaction<any> | Kysely<any>, job: ApplyJob): Promise<void>
}

const queue = 'apply-plan'

/** Longest time one plan may take, throttling waits included. A worker that died gives its job back after this. */
const applyWithinSeconds = 300

export function createJobRunner({
  database,
  databaseUrl,
  applyPlan,
  recurring = [],
  onEvent,
}: JobRunnerOptions): JobRunner {
  const boss = new PgBoss({ ...connection(database, databaseUrl), schedule: false, useListenNotify: true })
  boss.on('error', (error) => onEvent({ event: 'jobs.trouble', reason: error.message }))
  let running = false
  let stopping = new AbortController()

  return {
    async start() {
      if (running) return
      await boss.start()
      await boss.createQueue(queue, {
        notify: true,
        expireInSeconds: applyWithinSeconds,
        // A worker that dies without a word is noticed by its missing heartbeat, long before the job expires.
        heartbeatSeconds: 20,
        // From seconds up to five minutes apart, for about a day: longer than an outage of Dynamics or a night without
        // the person whose sign-in has ended. Signing in queues what still waits anew.
        retryLimit: 300,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 300,
      })
      await boss.work(
        queue,
        {
          perJobResults: true,
          // A batch of one is paced by polling, two jobs a second; a full batch is followed by the next one at once.
          batchSize: 20,
          burstWhenBatchFull: true,
          localConcurrency: 2,
          // The notification wakes the worker; the polls are for the one that was lost.
          pollingIntervalSeconds: 0.5,
          notifyPollingIntervalSeconds: 2,
        },
        (jobs: Job<ApplyJob>[]) => Promise.all(jobs.map(run)),
      )
      stopping = new AbortController()
      for (const work of recurring) await startRecurring(work)
      running = true
    },
    async stop({ withinMs }) {
      running = false
      stopping.abort()
      await boss.stop({ graceful: true, timeout: withinMs })
    },
    async enqueueApply(trx, job) {
      await boss.send(queue, job, { db: fromKysely(trx) })
    },
  }

  /** One job that queues its successor. Of any number that are queued one is kept, so each server may begin it. */
  async function startRecurring({ name, everySeconds, run: work }: RecurringWork): Promise<void> {
    await boss.createQueue(name, {
      policy: 'stately',
      expireInSeconds: 600,
      heartbeatSeconds: 20,
      retryLimit: 0,
      // Of what comes every minute nobody looks at last week's.
      deleteAfterSeconds: 3_600,
    })
    await boss.work(name, { pollingIntervalSeconds: Math.min(5, everySeconds) }, async () => {
      try {
        await work(stopping.signal)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        onEvent({ event: 'recurring_work.failed', work: name, reason })
      }
      await boss.send(name, null, { startAfter: everySeconds })
    })
    await boss.send(name, null, { startAfter: everySeconds })
  }

  async function run(job: Job<ApplyJob>) {
    try {
      await applyPlan(job.data, job.signal)
      return { id: job.id, status: 'completed' as const }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      onEvent({ event: 'job.failed', ...job.data, attempt: job.retryCount + 1, reason })
      return { id: job.id, status: 'failed' as const, output: { reason } }
    }
  }
}

function connection(database: OpenPool, databaseUrl: Secret | undefined): ConstructorOptions {
  if (database.embedded !== undefined) {
    return { db: embeddedBossDatabase(database.pool, database.embedded), backend: 'pglite' }
  }
  if (databaseUrl === undefined) throw new Error('A PostgreSQL pool comes with its URL')
  // Its own few connections: one of them listens for good.
  return { connectionString: databaseUrl.reveal(), max: 4, application_name: 'liaison-jobs' }
}
