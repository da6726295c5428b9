import type { Cloud } from '../environment-url.ts'
import { explanations } from './explanations.ts'
import { entraErrorFrom } from './explain-error.ts'

/**
 * Where each cloud signs people in: Microsoft's "National clouds" (Entra), and its "Power Apps US Government", by which GCC has
 * its accounts in the public cloud and GCC High and DoD have them in the government's.
 */
const loginHosts: Readonly<Record<Exclude<Cloud, 'extra'>, string>> = {
  public: 'https://login.microsoftonline.com',
  gcc: 'https://login.microsoftonline.com',
  'gcc-high': 'https://login.microsoftonline.us',
  dod: 'https://login.microsoftonline.us',
  china: 'https://login.partner.microsoftonline.cn',
}

/**
 * The authority of a tenant, for callers that know only the cloud (`parseEnvironmentUrl` tells it) and the tenant's id:
 * `https://login.microsoftonline.us/<tenantId>`. What the environment itself says (`discoverEnvironment`) is better: it cannot
 * be the wrong tenant.
 *
 * @throws {EntraError} `entra_tenant_id_missing` for anything but a GUID: identities are checked against it.
 */
export function authorityOf(cloud: Exclude<Cloud, 'extra'>, tenantId: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenantId)) {
    throw entraErrorFrom(explanations.tenantIdMissing, 'invalid_tenant')
  }
  return `${loginHosts[cloud]}/${tenantId.toLowerCase()}`
}
