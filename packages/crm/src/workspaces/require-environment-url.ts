import { type Cloud, parseEnvironmentUrl } from '@liaison/dataverse'
import { CrmError } from '../crm-error.ts'
import type { CrmConfig } from '../deps.ts'

/** The environment in an address somebody copied out of Dynamics. @throws {CrmError} `environment_url_refused` */
export function requireEnvironmentUrl(
  { extraHosts }: CrmConfig,
  url: string,
): { environmentUrl: string; cloud: Cloud } {
  const parsed = parseEnvironmentUrl(url, { extraHosts })
  if (parsed.kind === 'ok') return { environmentUrl: parsed.environmentUrl, cloud: parsed.cloud }
  throw new CrmError({ code: 'environment_url_refused', message: parsed.title, help: parsed.help })
}
