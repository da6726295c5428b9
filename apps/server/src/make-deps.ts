import {
  createDataverseFor,
  createKeyRing,
  type CrmConfig,
  type Database,
  type Deps,
  PipelineCache,
  PreflightCache,
} from '@liaison/crm'
import { undiciTransport } from '@liaison/dataverse'
import type { Kysely } from 'kysely'
import type { Config } from './config.ts'
import { entraClients } from './entra-clients.ts'
import type { ServerLog } from './log.ts'
import { smtpMailer } from './mail/smtp-mailer.ts'
import { newId } from './new-id.ts'
import type { Secret } from './secret.ts'

export interface DepsOptions {
  config: Config
  db: Kysely<Database>
  keys: readonly Secret[]
  log: ServerLog
  clock: Deps['clock']
  enqueueApply: Deps['enqueueApply']
}

/** Everything the use cases need, made once. */
export function makeDeps({ config, db, keys, log, clock, enqueueApply }: DepsOptions): Deps {
  const base = {
    db,
    clock,
    newId: () => newId(clock.now()),
    log,
    seal: createKeyRing(keys.map((key) => Buffer.from(key.reveal(), 'base64'))),
    config: {
      publicUrl: config.publicUrl,
      extraHosts: config.extraHosts,
      clientId: config.entra.clientId,
      credential: endingCredential(config),
    },
    mailer: config.mail && smtpMailer(config.mail, config),
    // Addresses of environments are typed in by people, so none may lead into this network but those the operator named.
    transport: undiciTransport({ privateHosts: config.extraHosts }),
    entraFor: entraClients(config),
    enqueueApply,
    pipelineCache: new PipelineCache(clock),
    preflightCache: new PreflightCache(clock),
  }
  return { ...base, dataverseFor: createDataverseFor(base) }
}

/** Of a certificate the end is in it; of a secret only whoever made it knows. */
function endingCredential({ entra, clientSecretEndsAt }: Config): CrmConfig['credential'] {
  if ('clientCertificate' in entra) return { kind: 'certificate', endsAt: entra.clientCertificate.validTo }
  return clientSecretEndsAt && { kind: 'client secret', endsAt: clientSecretEndsAt }
}
