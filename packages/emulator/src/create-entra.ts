import type { JWK } from 'jose'
import type { Clock } from './clock/clock.ts'
import type { EmulatorOptions } from './emulator.ts'
import type { Directory, Person } from './entra/directory.ts'
import type { Entra } from './entra/entra.ts'
import { EntraState, type EntraSnapshot } from './entra/entra-state.ts'
import { createTokenSigner, newSigningKey } from './entra/tokens.ts'
import { brightwater, defaultApplication } from './organisation.ts'
import type { DataFolder } from './persistence/data-folder.ts'

/** The tenant, with what its folder remembers. Its address is filled in once the server listens. */
export async function createEntra(
  options: EmulatorOptions,
  people: readonly Person[],
  clock: Clock,
  folder: DataFolder | undefined,
): Promise<Entra> {
  const directory: Directory = {
    tenantId: brightwater.tenantId,
    domain: brightwater.domain,
    organisationName: brightwater.friendlyName,
    people,
    application: {
      ...defaultApplication,
      ...(options.clientId !== undefined && { clientId: options.clientId }),
      ...(options.clientSecret !== undefined && { clientSecret: options.clientSecret }),
      ...(options.clientCertificates && { certificates: options.clientCertificates }),
      ...(options.redirectUris && { redirectUris: options.redirectUris }),
    },
    baseUrl: '',
  }
  const state = new EntraState(folder?.loadEntra() ?? (await newTenant(options.userConsent)), clock)
  folder?.keepEntra(state)
  const tokens = await createTokenSigner(directory, state.signingKey, clock)
  return { directory, state, consents: state.consents, tokens, clock }
}

/** Making one takes up to a quarter of a second. Emulators of one process may share it, because their issuers differ. */
let keyOfProcess: Promise<JWK> | undefined

async function newTenant(userConsent: EmulatorOptions['userConsent'] = 'ask'): Promise<EntraSnapshot> {
  return {
    signingKey: await (keyOfProcess ??= newSigningKey()),
    policy: userConsent === 'ask' || userConsent === 'granted' ? 'allowed' : userConsent,
    tenantConsent: userConsent === 'granted',
    personConsents: [],
    refreshTokens: [],
  }
}
