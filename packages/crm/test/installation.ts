import { randomBytes, randomUUID } from 'node:crypto'
import { undiciTransport } from '@liaison/dataverse'
import { createEntraClient } from '@liaison/dataverse/entra'
import type { Emulator } from '@liaison/emulator'
import { sql } from 'kysely'
import {
  type Actor,
  actorOf,
  type ApplyJob,
  type CrmConfig,
  createDataverseFor,
  createKeyRing,
  type Db,
  type Deps,
  finishSignIn,
  type FinishedSignIn,
  issueSetUpCode,
  type LogEvent,
  type Mailer,
  migrate,
  PipelineCache,
  PreflightCache,
  type SignInRequest,
  setUpEnvironment,
  startSignIn,
} from '../src/index.ts'
import { walkThroughEntra, type Walker } from './entra-walk.ts'

export const publicUrl = 'http://localhost:4400'

/** An installation of Liaison on an emptied database, as the use cases see it. */
export interface Installation {
  deps: Deps
  events: LogEvent[]
  queued: ApplyJob[]
  /** How often this process asked Entra for new tokens. */
  refreshCount(): number
  /** The clock of this installation goes on by so much. */
  passTime(seconds: number): void
  /** The same installation in another process: same database and keys, nothing in memory. */
  anotherProcess(db?: Db): Installation
  /** A person signs in in a browser, which may have been here before. */
  signIn(walker: string | Walker, request?: SignInRequest): Promise<FinishedSignIn>
  /** Signs in and is somebody. */
  actor(person: string): Promise<Actor>
}

interface InstallationOptions {
  db: Db
  emulator: Emulator
  /** Environments that may be set up beside the emulator's. */
  others?: readonly Emulator[]
  keys?: readonly Uint8Array[]
  clientSecret?: string
  /** Without one nobody is told anything by e-mail. */
  mailer?: Mailer
  credential?: CrmConfig['credential']
}

/** Bound to the emulator, whose people may all consent and have done so. */
export async function anInstallation(options: InstallationOptions): Promise<Installation> {
  const { db, emulator } = options
  await emptyDatabase(db)
  emulator.consent.require('allowed')
  emulator.consent.grant()
  const installation = processOf({ keys: [randomBytes(32)], ...options }, { seconds: 0 })
  const code = await issueSetUpCode(installation.deps)
  await setUpEnvironment(installation.deps, { code: code ?? '', url: emulator.environmentUrl })
  return installation
}

export async function emptyDatabase(db: Db): Promise<void> {
  await migrate(db)
  await sql`truncate workspaces, members, connections, dataverse_pauses, sessions, plans, audit_events, set_up,
    invitations, api_keys, api_key_members, connect_links, operator_alarms, notices, attempt_counts`.execute(db)
}

function processOf(options: InstallationOptions, time: { seconds: number }): Installation {
  const { db, emulator, others = [], keys = [], clientSecret = emulator.clientSecret } = options
  const events: LogEvent[] = []
  const queued: ApplyJob[] = []
  let refreshes = 0
  const clock = { now: () => new Date(Date.now() + time.seconds * 1000) }
  const base = {
    db,
    clock,
    newId: () => randomUUID(),
    log: (event: LogEvent) => void events.push(event),
    seal: createKeyRing(keys),
    config: {
      publicUrl,
      extraHosts: [emulator, ...others].map(({ environmentUrl }) => new URL(environmentUrl).host),
      clientId: emulator.clientId,
      credential: options.credential,
    },
    mailer: options.mailer,
    transport: undiciTransport(),
    entraFor(authority: string) {
      const entra = createEntraClient({
        authority,
        clientId: emulator.clientId,
        clientSecret,
        allowInsecureRequests: true,
        now: () => clock.now(),
      })
      return {
        ...entra,
        async refresh(request: Parameters<typeof entra.refresh>[0]) {
          refreshes += 1
          return entra.refresh(request)
        },
      }
    },
    enqueueApply: (_trx: unknown, job: ApplyJob) => Promise.resolve(void queued.push(job)),
    pipelineCache: new PipelineCache(clock),
    preflightCache: new PreflightCache(clock),
  }
  const deps: Deps = { ...base, dataverseFor: createDataverseFor(base) }

  const signIn = async (walker: string | Walker, request: SignInRequest = {}): Promise<FinishedSignIn> => {
    const { sessionId, url } = await startSignIn(deps, request)
    const steps = typeof walker === 'string' ? { person: walker } : walker
    const { callbackUrl, page } = await walkThroughEntra(emulator, url, steps)
    if (callbackUrl === undefined) throw new Error(`The sign-in ended on a page of Microsoft: ${page}`)
    return finishSignIn(deps, { sessionId, callbackUrl })
  }
  return {
    deps,
    events,
    queued,
    refreshCount: () => refreshes,
    passTime: (seconds) => void (time.seconds += seconds),
    anotherProcess: (otherDb = db) => processOf({ ...options, db: otherDb }, time),
    signIn,
    actor: async (person) => actorOf(deps, (await signIn(person)).sessionId),
  }
}
