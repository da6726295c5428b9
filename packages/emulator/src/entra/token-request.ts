import type { Entra } from './entra.ts'
import type { Parameters } from './parameters.ts'

/** What a client asks of the token endpoint, once it has proved itself. */
export interface TokenRequest {
  home: Entra
  /** The tenant of the address; absent for `common` and `organizations`. */
  named: Entra | undefined
  /** As the address named it. */
  segment: string
  parameters: Parameters
}
