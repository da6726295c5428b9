import type { Entra } from '../entra/entra.ts'
import { withoutSlash } from '../entra/scopes.ts'
import type { AccessTokenClaims } from '../entra/tokens.ts'
import type { Access, Caller } from '../operations/access.ts'
import type { Environment, Organisation } from '../operations/environment.ts'
import { asTarget } from '../query/column-reader.ts'
import { refuseUser } from '../security/refuse-user.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import type { Switches } from '../write/switches.ts'
import { bearerChallenge, claimsChallenge } from './challenge.ts'
import { impersonatedUser, requireImpersonation } from './impersonate.ts'
import { createTokenReader } from './token-reader.ts'

interface Parties {
  entra: Entra
  organisation: Organisation
  store: Store
  access: Access
  switches: Switches
}

/** Who calls the Web API: a token of this tenant, for this environment, of a user the environment lets in. */
export function createAuthenticate({
  entra,
  organisation,
  store,
  access,
  switches,
}: Parties): Environment['authenticate'] {
  const read = createTokenReader(entra)

  const requireToken = async (authorization: string | undefined): Promise<AccessTokenClaims> => {
    const claims = await read(/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1])
    const fits =
      claims !== undefined &&
      withoutSlash(claims.audience) === organisation.environmentUrl &&
      (claims.scopes?.includes('user_impersonation') ?? true)
    if (!fits) throw bearerChallenge(organisation)
    const taken = entra.state.takenBack(claims.objectId, claims.generation)
    if (taken)
      throw (taken.challenge ?? switches.challenge) === 'claims'
        ? claimsChallenge(organisation, Math.floor(entra.clock.ticks() / 1000))
        : bearerChallenge(organisation)
    return claims
  }

  return async ({ headers }) => {
    const { objectId } = await requireToken(headers['authorization'])
    const [user] = store.referencing('systemuser', 'azureactivedirectoryobjectid', objectId)
    refuseUser(store, user)
    const real = callerOf(user!)
    const impersonated = impersonatedUser(store, headers)
    if (!impersonated || impersonated.id === real.userId) return real
    requireImpersonation(access, real.userId)
    refuseUser(store, impersonated)
    return { ...callerOf(impersonated), onBehalfOf: real.userId }
  }
}

const callerOf = (user: StoredRow): Caller => ({
  userId: user.id,
  businessUnitId: asTarget(user.values['businessunitid'])?.id ?? '',
})
