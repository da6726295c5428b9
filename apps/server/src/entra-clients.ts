import { createEntraClient, type EntraClient, type EntraClientOptions } from '@liaison/dataverse/entra'
import type { ClientCredential } from './client-credential.ts'
import type { Config } from './config.ts'

/** The client of each authority, kept because each reads its tenant's endpoints on first use. */
export function entraClients(config: Pick<Config, 'entra'>): (authority: string) => EntraClient {
  const clients = new Map<string, EntraClient>()
  return (authority) => {
    const client = clients.get(authority) ?? entraClientFor(config, authority)
    clients.set(authority, client)
    return client
  }
}

function entraClientFor(config: Pick<Config, 'entra'>, authority: string): EntraClient {
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
