import type { Transport } from './transport.ts'

export interface DiscoveredEnvironment {
  tenantId: string
  /** Origin of the cloud's sign-in service. */
  loginHost: string
  /** `${loginHost}/${tenantId}` */
  authority: string
  /** The audience of access tokens, without a trailing slash. */
  resource: string
}

export declare function discoverEnvironment(
  environmentUrl: string,
  transport: Transport,
): Promise<DiscoveredEnvironment>
