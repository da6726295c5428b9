import type { Environment } from './environment.ts'

/** A customer organisation on this installation, bound to one environment. */
export interface Workspace {
  id: string
  name: string
  environmentUrl: string
  tenantId: string
  /** Where its people sign in. */
  authority: string
  /** Audience of their access tokens. */
  resource: string
  organizationId: string | undefined
}

export const environmentOf = ({ name, environmentUrl, organizationId, tenantId }: Workspace): Environment => ({
  name,
  url: environmentUrl,
  ...(organizationId === undefined ? {} : { organizationId }),
  tenantId,
})
