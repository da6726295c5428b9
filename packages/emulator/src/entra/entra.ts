import type { Clock } from '../clock/clock.ts'
import type { Consents } from './consents.ts'
import type { Directory } from './directory.ts'
import type { EntraState } from './entra-state.ts'
import type { TokenSigner } from './tokens.ts'

/** Everything the endpoints of one tenant work on. */
export interface Entra {
  directory: Directory
  state: EntraState
  consents: Consents
  tokens: TokenSigner
  clock: Clock
  /** Whether Dataverse takes part in continuous access evaluation, and its tokens for capable clients live longer. */
  evaluatesAccess: () => boolean
  /** All that this Entra serves, this one among them. What they do not say they share. */
  tenants: readonly Entra[]
}
