import type { Cloud } from '@liaison/dataverse'
import type { EnvironmentKind } from './environment-kind.ts'
import type { Environment } from './environment.ts'

/** What an environment tells of itself to whoever may work in it; each is absent where it did not. */
export interface OrganizationFacts {
  /** As people call it. */
  name?: string | undefined
  /** Microsoft's word for where it is, such as EMEA. */
  region?: string | undefined
  kind?: EnvironmentKind | undefined
}

/** A customer organisation on this installation, bound to one environment. */
export interface Workspace extends OrganizationFacts {
  id: string
  name: string
  environmentUrl: string
  tenantId: string
  /** Where its people sign in. */
  authority: string
  /** Audience of their access tokens. */
  resource: string
  organizationId: string | undefined
  /** Absent for environments set up before it was kept. */
  cloud?: Cloud | undefined
}

export const environmentOf = ({
  name,
  environmentUrl,
  organizationId,
  tenantId,
  cloud,
  region,
  kind,
}: Workspace): Environment => ({
  name,
  url: environmentUrl,
  ...(organizationId === undefined ? {} : { organizationId }),
  tenantId,
  ...(cloud === undefined ? {} : { cloud }),
  ...(region === undefined ? {} : { region }),
  ...(kind === undefined ? {} : { kind }),
})
