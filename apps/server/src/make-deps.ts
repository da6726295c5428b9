import { createDataverseFor, createKeyRing, type Database, type Deps, PipelineCache } from '@liaison/crm'
import { undiciTransport } from '@liaison/dataverse'
import { createEntraClient, type EntraClient, type EntraClientOptions } from '@liaison/dataverse/entra'
import type { Kysely } from 'kysely'
import type { ClientCredential } from './client-credential.ts'
import type { Config } from './config.ts'
import type { ServerLog } from './log.ts'
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
  const entraClients = new Map<string, EntraClient>()
  const base = {
    db,
    clock,
    newId: () => newId(clock.now()),
    log,
    seal: createKeyRing(keys.map((key) => Buffer.from(key.reveal(), 'base64'))),
    config: { publicUrl: config.publicUrl, extraHosts: config.extraHosts },
    // Addresses of environments are typed in by people, so none may lead into this network but those the operator named.
    transport: undiciTransport({ privateHosts: config.extraHosts }),
    entraFor(authority: string) {
      // Kept, because each reads its tenant's endpoints on first use.
      const client = entraClients.get(authority) ?? entraClientFor(config, authority)
      entraClients.set(authority, client)
      return client
    },
    enqueueApply,
    pipelineCache: new PipelineCache(clock),
  }
  return { ...base, dataverseFor: createDataverseFor(base) }
}

function entraClientFor(config: Config, authority: string): EntraClient {
  const { hostname } = new URL(authority)
  return createEntraClient({
    authority,
    clientId: config.entra.clientId,
    ...credentialOf(config.entra),
    // Only the emulator speaks http, and only on this machine.
    allowInsecureRequests: ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
  })
}

function credentialOf(entra: ClientCredential): Pick<EntraClientOptions, 'clientSecret' | 'clientCertificate'> {
  if ('clientSecret' in entra) return { clientSecret: entra.clientSecret.reveal() }
  const { certificate, privateKey } = entra.clientCertificate
  return { clientCertificate: { certificate, privateKey: privateKey.reveal() } }
}
