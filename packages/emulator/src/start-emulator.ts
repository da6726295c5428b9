import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import { registerAdmin } from './admin/register-admin.ts'
import { Clock } from './clock/clock.ts'
import { createEntra } from './create-entra.ts'
import { createEnvironment } from './create-environment.ts'
import { createRows } from './create-rows.ts'
import type { EmulatedUser, Emulator, EmulatorOptions } from './emulator.ts'
import { registerDiscovery } from './discovery/register-discovery.ts'
import { createConsentControls } from './entra/consent-controls.ts'
import type { Directory, Person } from './entra/directory.ts'
import type { Entra } from './entra/entra.ts'
import { createEntraControls } from './entra/entra-controls.ts'
import { registerEntra } from './entra/register-entra.ts'
import { createFaultControls } from './faults/fault-controls.ts'
import { registerFaults } from './faults/register-faults.ts'
import { RequestFaults } from './faults/request-faults.ts'
import { registerDataverse } from './http/dataverse-routes.ts'
import { SearchLimits } from './limits/search-limits.ts'
import { defaultLimits, type ServiceLimits } from './limits/service-limits.ts'
import { ServiceProtection } from './limits/service-protection.ts'
import type { Environment } from './operations/environment.ts'
import { recordRequests } from './pages/recent-requests.ts'
import { registerControls } from './pages/register-controls.ts'
import { registerPages } from './pages/register-pages.ts'
import { shownControls } from './pages/shown-controls.ts'
import { DataFolder } from './persistence/data-folder.ts'
import { createSnapshots } from './snapshots/snapshots.ts'
import { layApplicationUser } from './seed/lay-application-user.ts'
import { layDemo } from './seed/lay-demo.ts'
import { layFoundation } from './seed/lay-foundation.ts'
import { guestsIn, layGuests } from './seed/lay-guests.ts'
import { people, personNamed } from './seed/people.ts'
import { createServer } from './tls/create-server.ts'
import { selfSignedCertificate } from './tls/self-signed-certificate.ts'

/**
 * Starts Dataverse and Entra ID with the organisation Brightwater Instruments on this computer.
 *
 * @throws {PersistenceError} when the data folder is of another version or damaged.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const folder = options.dataDirectory === undefined ? undefined : new DataFolder(options.dataDirectory)
  const clock = new Clock(options.now)
  const entra = await createEntra(options, people, clock, folder)
  const environment = createEnvironment(options, entra)
  for (const tenant of entra.tenants) tenant.evaluatesAccess = () => environment.switches.challenge === 'claims'
  folder?.loadSchema(environment.schema)
  folder?.keepSchema(environment.schemaEditor)
  if (folder?.loadRows(environment.store) !== true) laySeed(environment, entra.directory, options)
  const snapshots = createSnapshots(environment, entra)
  folder?.keepRows(environment.store)
  keepOrganizationId(environment)

  const limits: ServiceLimits = { ...defaultLimits, ...options.limits }
  const faults = new RequestFaults(environment.switches, limits)
  const protection = guard(environment, { limits, clock, faults })
  const tls = options.https === true ? selfSignedCertificate() : undefined
  const server = createServer(tls)
  const recent = recordRequests(server)
  const { roundTrips } = registerFaults(server, faults, environment.switches)
  registerAdmin(server, () => emulator)
  registerPages(server, { environment, entra, recent })
  registerControls(server, {
    controls: () => shownControls({ controls: emulator, environment, entra, protection, faults }),
    entra,
    environment,
  })
  registerEntra(server, entra)
  registerDataverse(server, environment)
  registerDiscovery(server, environment)
  const stop = async (): Promise<void> => {
    clock.wakeAll()
    await server.close()
    folder?.close(environment.store)
  }
  const environmentUrl = await listen(server, tls ? 'https' : 'http', options.port ?? 0).catch(
    async (failure: unknown) => {
      await stop()
      throw failure
    },
  )
  for (const { directory } of entra.tenants) directory.baseUrl = environmentUrl
  environment.organisation.environmentUrl = environmentUrl

  const { tenantId, application } = entra.directory
  const named = (userKey: string): Person => namedIn(entra.directory, userKey)
  const personId = (userKey: string): string => named(userKey).objectId
  const emulator: Emulator = {
    environmentUrl,
    authorityUrl: `${environmentUrl}/${tenantId}`,
    tenantId,
    get organizationId() {
      return environment.organisation.organizationId
    },
    clientId: application.clientId,
    clientSecret: application.clientSecret,
    ...(tls && { certificate: tls.certificate }),
    users: [...people, ...guestsIn(entra.directory)].map(
      ({ key, name, username, objectId, systemUserId, about }): EmulatedUser => ({
        key,
        name,
        username,
        objectId,
        systemUserId,
        about,
      }),
    ),
    schema: environment.schema,
    rows: createRows(environment, personNamed('ada').systemUserId),
    switches: environment.switches,
    limits,
    consent: createConsentControls(entra, personId),
    entra: createEntraControls(entra, named),
    clock,
    snapshots,
    faults: createFaultControls(faults, entra, environment, personId),
    tokenFor: (userKey) => tokenFor(entra, environmentUrl, named(userKey)),
    roundTrips,
    stop,
  }
  return emulator
}

interface Guards {
  limits: ServiceLimits
  clock: Clock
  faults: RequestFaults
}

/** Requests are counted against the limits, and take the time they are told to take. */
function guard(environment: Environment, { limits, clock, faults }: Guards): ServiceProtection {
  const protection = new ServiceProtection({ limits, clock, switches: environment.switches })
  const searches = new SearchLimits({ limits, clock, switches: environment.switches })
  environment.admit = (caller, request) => {
    const refusal = searches.admit(caller, request)
    return refusal ? { refusal } : protection.admit(caller, request.headers)
  }
  environment.linger = ({ method, version, path, query }) =>
    clock.sleep(faults.takeDelay({ method, url: `/api/data/${version}/${path}?${query}` }))
  return protection
}

/** A data folder may hold an organisation that was copied under another id. */
function keepOrganizationId({ store, organisation }: Environment): void {
  for (const { id } of store.rows('organization')) organisation.organizationId = id
}

/** Someone who can sign in, a guest too, or one of their colleagues. */
const namedIn = (directory: Directory, userKey: string): Person =>
  directory.people.find(({ key }) => key === userKey) ?? personNamed(userKey)

function laySeed(
  environment: Environment,
  directory: Directory,
  { seed, size, applicationUser, processFlows }: EmulatorOptions,
): void {
  layFoundation(environment, processFlows)
  if (applicationUser === true) layApplicationUser(environment, directory)
  layGuests(environment, directory)
  if (seed !== 'empty') layDemo(environment, seed === 'demo' ? size : seed)
}

async function listen(server: FastifyInstance, scheme: 'http' | 'https', port: number): Promise<string> {
  await server.listen({ port, host: '127.0.0.1' })
  return `${scheme}://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

async function tokenFor({ tokens, state }: Entra, resource: string, person: Person): Promise<string> {
  const generation = state.tokenGeneration
  const grant = { resource, scopes: ['user_impersonation'], generation }
  return (await tokens.accessToken(person, grant)).token
}
