import type { DataverseClient, Transport } from '@liaison/dataverse'
import type { EntraClient } from '@liaison/dataverse/entra'
import type { Db, Transaction } from './database.ts'
import type { Log } from './log.ts'
import type { EndingCredential } from './notices/admin-letters.ts'
import type { Mailer } from './notices/mailer.ts'
import type { Role } from './members/member.ts'
import type { PipelineCache } from './pipelines/pipeline-cache.ts'
import type { PreflightCache } from './preflight/preflight-cache.ts'
import type { Seal } from './sealing/seal.ts'

/** Whose rights something is done with. */
export interface Actor {
  workspaceId: string
  memberId: string
  role: Role
  /** The key of the program that acts for the member; absent when the member does it. */
  apiKeyId?: string
}

export interface Clock {
  now(): Date
  /** Resolves after `ms`. A timer by default. */
  sleep?(ms: number, signal?: AbortSignal): Promise<void>
}

export interface ApplyJob {
  workspaceId: string
  planId: string
}

export interface CrmConfig {
  /** Where browsers reach this installation: an origin, without a trailing slash. */
  publicUrl: string
  /** Hosts accepted as environments besides Microsoft's own. */
  extraHosts: readonly string[]
  /** Of the app registration: by it an administrator finds the application in Entra, whatever it is called there. */
  clientId: string
  /** What the installation proves itself to Entra with, where it is known when that ends. */
  credential?: EndingCredential | undefined
}

/** Everything the use cases need. The server makes one. */
export interface Deps {
  db: Db
  clock: Clock
  /** A new UUID, ordered by time. */
  newId(): string
  log: Log
  seal: Seal
  config: CrmConfig
  /** To reach environments that nobody is connected to yet; clients of members use it too. */
  transport: Transport
  /** The client for the authority, `https://login…/<tenantId>`. */
  entraFor(authority: string): EntraClient
  /** A client that acts as this member, and as nobody else. See `createDataverseFor`. */
  dataverseFor(actor: Actor): Promise<DataverseClient>
  /** Queues `applyPlan` inside the transaction: both happen or neither. */
  enqueueApply(trx: Transaction, job: ApplyJob): Promise<void>
  pipelineCache: PipelineCache
  preflightCache: PreflightCache
  /** Tells people by e-mail. Absent where no mail server is set up: then nobody is told, and nothing waits to be. */
  mailer?: Mailer | undefined
}
