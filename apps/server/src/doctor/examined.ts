import type { Db, Deps } from '@liaison/crm'
import type { Config } from '../config.ts'
import type { Secret } from '../secret.ts'

/** An installation as the doctor gets to see it. Nothing of it is changed. */
export interface Examined extends Pick<Deps, 'transport' | 'entraFor'> {
  config: Config
  database: DatabaseAccess
  /** The newest first; absent when there are none yet, or they cannot be read. */
  keys: readonly Secret[] | undefined
  now: () => Date
  /** The workspace whose administrator asks; all of them for whoever runs the installation. */
  only?: string
  /** Whether this very process serves: then its own address has to answer. */
  serving: boolean
}

export type DatabaseAccess =
  | { kind: 'open'; db: Db }
  /** The embedded one belongs to the process that serves. */
  | { kind: 'held'; url?: string | undefined }
  | { kind: 'not-made-yet' }
  | { kind: 'unreachable'; reason: string }
