import {
  createDataverseClient,
  createMetadataCache,
  type DataverseClient,
  type MetadataCache,
} from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { type Actor, type Deps, PipelineCache } from '../src/index.ts'

export interface EmulatedEnvironment {
  emulator: Emulator
  /** A client that acts as this person of the demo organisation. */
  dataverseFor: (userKey: string) => DataverseClient
  /** What reading needs; the actor's member id is the person's key. */
  deps: Pick<Deps, 'dataverseFor' | 'pipelineCache'>
  actor: (userKey: string) => Actor
  stop: () => Promise<void>
}

export async function startEmulatedEnvironment(
  options: Partial<Parameters<typeof startEmulator>[0]> = {},
): Promise<EmulatedEnvironment> {
  const emulator = await startEmulator({ seed: 'demo', ...options })
  const metadataCaches = new Map<string, MetadataCache>()
  const dataverseFor = (userKey: string): DataverseClient => {
    const metadataCache = metadataCaches.get(userKey) ?? createMetadataCache()
    metadataCaches.set(userKey, metadataCache)
    return createDataverseClient({
      environmentUrl: emulator.environmentUrl,
      tokens: { getAccessToken: () => emulator.tokenFor(userKey) },
      metadataCache,
    })
  }
  return {
    emulator,
    dataverseFor,
    deps: {
      dataverseFor: ({ memberId }) => Promise.resolve(dataverseFor(memberId)),
      pipelineCache: new PipelineCache({ now: () => new Date() }),
    },
    actor: (userKey) => ({ workspaceId: 'workspace', memberId: userKey, role: 'member' }),
    stop: () => emulator.stop(),
  }
}
