import {
  createDataverseClient,
  createMetadataCache,
  type DataverseClient,
  type DataverseClientOptions,
  type DataverseEvent,
  type MetadataCacheOptions,
} from '@liaison/dataverse'
import { type Definition, type MetadataService, startMetadataService } from './metadata-service.ts'

export interface MetadataClient {
  service: MetadataService
  newClient: (cache?: MetadataCacheOptions, options?: Partial<DataverseClientOptions>) => DataverseClient
  /** What clients told to have changed. */
  changesTold: () => DataverseEvent[]
  /** Lets time pass. */
  pass: (ms: number) => void
}

/** Clients of an environment that holds these tables, and a clock that stands still. */
export async function startMetadataClient(definitions: readonly Definition[]): Promise<MetadataClient> {
  const service = await startMetadataService(definitions)
  const events: DataverseEvent[] = []
  let now = 1_000_000
  const clock = { now: () => new Date(now) }
  return {
    service,
    newClient: (cache = {}, options = {}) =>
      createDataverseClient({
        environmentUrl: service.url,
        tokens: { getAccessToken: async () => 'token' },
        clock,
        metadataCache: createMetadataCache({ clock, ...cache }),
        onEvent: (event) => events.push(event),
        ...options,
      }),
    changesTold: () => events.filter(({ event }) => event === 'dataverse.metadata_changed'),
    pass(ms) {
      now += ms
    },
  }
}
