import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { applyPlan, type Database, type Deps, resumeEveryPlan } from '@liaison/crm'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { keyInFolder } from './data-folder/encryption-key.ts'
import { type FolderLock, lockFolder } from './data-folder/folder-lock.ts'
import { openDatabase } from './database/open-database.ts'
import type { OpenPool } from './database/open-pool.ts'
import { offerReport } from './data-folder/doctor-socket.ts'
import { examine } from './doctor/examine.ts'
import type { Examined } from './doctor/examined.ts'
import type { DoctorReport } from './doctor/report.ts'
import { createHttpServer } from './http/server.ts'
import { sharedAttempts } from './http/shared-attempts.ts'
import { addRoutes } from './http/routes/add-routes.ts'
import { listen } from './http/listen.ts'
import { connectionChecks } from './jobs/connection-checks.ts'
import { deletingWhatIsOver } from './jobs/deleting-what-is-over.ts'
import { noticeSending } from './jobs/notice-sending.ts'
import { createJobRunner, type JobRunner } from './jobs/job-runner.ts'
import { createLifecycle, type Phase } from './lifecycle.ts'
import type { ServerLog } from './log.ts'
import { makeDeps } from './make-deps.ts'
import { sealAnew } from './seal-anew.ts'
import type { Secret } from './secret.ts'
import { version } from './version.ts'

export interface AppOverrides {
  log?: ServerLog
  clock?: Deps['clock']
  /** Where the built web app lies. */
  webFolder?: string
  /** Started when the data folder is ours, stopped after everything that uses them. */
  companions?: readonly Phase[]
}

export interface App {
  /** Data folder → companions → database → jobs → waiting plans → HTTP. @throws what stopped it; nothing is left running then. */
  start(): Promise<void>
  stop(options?: { withinMs?: number }): Promise<void>
  url: string
  /** While it runs. */
  readonly deps: Deps
  readonly http: FastifyInstance
}

const builtWebApp = join(import.meta.dirname, '..', '..', 'web', 'dist')

interface Parts {
  keys: readonly Secret[]
  pool: OpenPool
  db: Kysely<Database>
  deps: Deps
  jobs: JobRunner
  http: FastifyInstance
}

/** Puts the server together. Nothing happens before `start`. */
export function createApp(config: Config, overrides: AppOverrides = {}): App {
  const log = overrides.log ?? (() => undefined)
  const clock = overrides.clock ?? { now: () => new Date() }
  const parts: Partial<Parts> = {}
  const need = <Name extends keyof Parts>(name: Name): Parts[Name] => {
    const part = parts[name]
    if (part === undefined) throw new Error(`There is no ${name} while the app is not running`)
    return part as Parts[Name]
  }

  const database: Phase = {
    name: 'database',
    async start() {
      Object.assign(parts, await openDatabase(config))
    },
    stop: () => need('pool').close(),
  }

  const jobs: Phase = {
    name: 'jobs',
    async start() {
      const deps = makeDeps({
        config,
        db: need('db'),
        keys: need('keys'),
        log,
        clock,
        enqueueApply: (trx, job) => need('jobs').enqueueApply(trx, job),
      })
      parts.deps = deps
      parts.jobs = createJobRunner({
        database: need('pool'),
        databaseUrl: config.databaseUrl,
        applyPlan: (job) => applyPlan(deps, job),
        recurring: [...connectionChecks(config, deps), ...noticeSending(deps), ...deletingWhatIsOver(deps)],
        onEvent: log,
      })
      await parts.jobs.start()
    },
    stop: (options) => need('jobs').stop(options),
  }

  // A phase of its own: when it fails, the jobs that already run are stopped again.
  const waitingPlans: Phase = {
    name: 'waiting plans',
    start: () => resumeEveryPlan(need('deps')),
    stop: () => Promise.resolve(),
  }

  const seals = sealAnew({ deps: () => need('deps'), keyCount: () => need('keys').length, log })

  const newestKey = (): Secret => {
    const [key] = need('keys')
    if (!key) throw new Error('An installation has a key')
    return key
  }

  const http: Phase = {
    name: 'http',
    async start() {
      const deps = need('deps')
      const server = await createHttpServer(
        {
          publicUrl: config.publicUrl,
          webFolder: overrides.webFolder ?? builtWebApp,
          trustProxy: config.trustProxy,
          // The embedded database has one server, which holds the lock of its folder.
          countShared: config.databaseUrl === undefined ? undefined : sharedAttempts(deps, newestKey()),
          onEvent: log,
        },
        (api) =>
          addRoutes(api, {
            deps,
            secure: config.publicUrl.startsWith('https:'),
            onEvent: log,
            examine: async (workspaceId) => examineThis({ only: workspaceId }),
          }),
      )
      parts.http = server
      await listen(server, config)
      const holder = { pid: process.pid, url: config.publicUrl }
      folder?.lock.describe(holder)
      log({ event: 'server.started', url: config.publicUrl, version, database: need('pool').kind })
    },
    async stop() {
      await need('http').close()
      log({ event: 'server.stopped' })
    },
  }

  const examineThis = async (only: Pick<Examined, 'only'> = {}): Promise<DoctorReport> => {
    const deps = need('deps')
    const database = { kind: 'open', db: deps.db } as const
    return examine({ ...deps, ...only, config, keys: need('keys'), database, now: () => clock.now(), serving: true })
  }
  let offered: { close(): Promise<void> } | undefined
  const doctor: Phase = {
    name: 'doctor',
    async start() {
      // Whoever cannot be asked serves all the same.
      if (folder) offered = await offerReport(config.dataFolder, examineThis).catch(() => undefined)
    },
    async stop() {
      await offered?.close()
      offered = undefined
    },
  }

  let folder: { lock: FolderLock } | undefined
  const dataFolder: Phase = {
    name: 'data folder',
    async start() {
      // Servers that share PostgreSQL keep nothing of their own: no folder, no lock, and the key is given.
      if (config.databaseUrl === undefined) {
        await mkdir(config.dataFolder, { recursive: true })
        folder = { lock: await lockFolder(config.dataFolder, { pid: process.pid }) }
      }
      parts.keys = config.encryptionKeys ?? [await keyInFolder(config.dataFolder)]
    },
    async stop() {
      await folder?.lock.release()
      folder = undefined
    },
  }

  const lifecycle = createLifecycle(
    [dataFolder, ...(overrides.companions ?? []), database, jobs, waitingPlans, seals, http, doctor],
    (phase, error) => log({ event: 'server.stop_failed', phase, reason: String(error) }),
  )
  return {
    start: () => lifecycle.start(),
    stop: (options) => lifecycle.stop(options),
    url: config.publicUrl,
    get deps() {
      return need('deps')
    },
    get http() {
      return need('http')
    },
  }
}
