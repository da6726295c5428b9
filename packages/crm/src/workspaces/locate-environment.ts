import { type Cloud, discoverEnvironment, type DiscoveredEnvironment } from '@liaison/dataverse'
import type { Deps } from '../deps.ts'
import type { EnvironmentFound, SetUpEnvironment } from './environment.ts'
import { requireEnvironmentUrl } from './require-environment-url.ts'
import { proveSetUpCode } from './prove-set-up-code.ts'

export type LocateDeps = Pick<Deps, 'db' | 'log' | 'transport' | 'config'>

interface LocatedEnvironment extends DiscoveredEnvironment {
  codeHash: Buffer
  environmentUrl: string
  cloud: Cloud
}

/**
 * The environment in any address copied out of Dynamics (P4), with what it says of its tenant and sign-in service (P5, P6).
 * Asked for whoever has the one-time code only: a server that fetches for strangers would be a way into its network.
 *
 * @throws {CrmError} `set_up_code_refused`, `set_up_code_locked`, `set_up_already_done`, `environment_url_refused`
 * @throws {DataverseError} `dataverse_environment_not_recognised`, `dataverse_unreachable`, `dataverse_private_address`
 */
export async function locateEnvironment(
  deps: LocateDeps,
  { code, url }: SetUpEnvironment,
): Promise<LocatedEnvironment> {
  const codeHash = await proveSetUpCode(deps, code)
  const { environmentUrl, cloud } = requireEnvironmentUrl(deps.config, url)
  return { codeHash, environmentUrl, cloud, ...(await discoverEnvironment(environmentUrl, deps.transport)) }
}

/** What would be set up, to be looked at before. Changes nothing; throws as `locateEnvironment`. */
export async function findEnvironment(deps: LocateDeps, request: SetUpEnvironment): Promise<EnvironmentFound> {
  const { environmentUrl: url, cloud, tenantId, loginHost } = await locateEnvironment(deps, request)
  return { url, cloud, tenantId, loginHost }
}
