import type { JWK } from 'jose'
import type { Clock } from './clock/clock.ts'
import type { EmulatorOptions, TenantOptions } from './emulator.ts'
import type { Consents, ConsentsSnapshot } from './entra/consents.ts'
import type { Application, Directory, Person } from './entra/directory.ts'
import type { Entra } from './entra/entra.ts'
import { changeApplication } from './entra/entra-controls.ts'
import { EntraState } from './entra/entra-state.ts'
import { createTokenSigner, newSigningKey } from './entra/tokens.ts'
import { brightwater, defaultApplication } from './organisation.ts'
import type { DataFolder } from './persistence/data-folder.ts'
import { seedId } from './seed/seed-id.ts'

/** Brightwater's tenant and further ones, with what the folder remembers. Their address is filled in once the server listens. */
export async function createEntra(
  options: EmulatorOptions,
  people: readonly Person[],
  clock: Clock,
  folder: DataFolder | undefined,
): Promise<Entra> {
  const application = applicationOf(options)
  changeApplication(application, options.redirectUris ? { redirectUris: options.redirectUris } : {})
  const { servicePrincipalId } = defaultApplication
  const further = options.tenants ?? []
  const directory: Directory = {
    tenantId: brightwater.tenantId,
    domain: brightwater.domain,
    organisationName: brightwater.friendlyName,
    people: [...people, ...further.flatMap(guestsOf)],
    application,
    servicePrincipalId,
    hasEnvironment: true,
    resource: 'present',
    baseUrl: '',
  }
  const kept = folder?.loadEntra() ?? { signingKey: await keyOfThisProcess(), refreshTokens: [], ...atFirst(options) }
  const state = new EntraState(kept, clock)
  changeApplication(application, state.registration)
  directory.resource = state.resource
  folder?.keepEntra(state)
  const tenants: Entra[] = []
  const add = async (of: Directory, consents: Consents): Promise<Entra> => {
    const tokens = await createTokenSigner(of, state.signingKey, clock)
    const entra: Entra = { directory: of, state, consents, tokens, clock, tenants, evaluatesAccess: () => false }
    tenants.push(entra)
    return entra
  }
  const home = await add(directory, state.consents)
  for (const tenant of further) {
    const of = directoryOf(tenant, application)
    await add(of, state.consentsOf(of.tenantId, atFirst(tenant)))
  }
  return home
}

const applicationOf = (options: EmulatorOptions): Application => ({
  clientId: options.clientId ?? defaultApplication.clientId,
  clientSecret: options.clientSecret ?? defaultApplication.clientSecret,
  secrets: [{ value: options.clientSecret ?? defaultApplication.clientSecret }],
  isEnabled: true,
  isPublicClient: false,
  permissions: ['user_impersonation', 'User.Read'],
  platforms: {},
  name: defaultApplication.name,
  homeTenantId: brightwater.tenantId,
  signInAudience: options.signInAudience ?? 'AzureADMyOrg',
  ...(options.clientCertificates && { certificates: options.clientCertificates }),
})

const tenantIdOf = ({ domain }: TenantOptions): string => seedId('tenant', domain)

function directoryOf(tenant: TenantOptions, application: Application): Directory {
  const { domain, name = domain, people = [] } = tenant
  return {
    tenantId: tenantIdOf(tenant),
    domain,
    organisationName: name,
    people: people.map((person) => ({
      key: person.key,
      name: person.name,
      username: `${person.key}@${domain}`,
      objectId: seedId('entra', domain, person.key),
      isEntraAdmin: person.isEntraAdmin ?? false,
      about: `Belongs to ${name}${person.guest !== true ? '' : ` and is a guest at ${brightwater.friendlyName}`}`,
    })),
    application,
    servicePrincipalId: seedId('serviceprincipal', domain),
    hasEnvironment: false,
    resource: 'missing',
    baseUrl: '',
  }
}

/** Those of another tenant's people who were invited to Brightwater, each with an object of their own there. */
function guestsOf(tenant: TenantOptions): Person[] {
  const { domain, people = [] } = tenant
  return people
    .filter(({ guest }) => guest === true)
    .map(({ key, name }) => ({
      key,
      name,
      username: `${key}@${domain}`,
      objectId: seedId('guest', domain, key),
      isEntraAdmin: false,
      about: `A guest from ${tenant.name ?? domain}`,
      home: { tenantId: tenantIdOf(tenant), objectId: seedId('entra', domain, key) },
    }))
}

const atFirst = ({ userConsent = 'ask' }: Pick<EmulatorOptions, 'userConsent'>): ConsentsSnapshot => ({
  policy: userConsent === 'ask' || userConsent === 'granted' ? 'allowed' : userConsent,
  tenantConsent: userConsent === 'granted',
  personConsents: [],
})

/** Making one takes up to a quarter of a second. Emulators of one process may share it, because their issuers differ. */
let keyOfProcess: Promise<JWK> | undefined

const keyOfThisProcess = (): Promise<JWK> => (keyOfProcess ??= newSigningKey())
