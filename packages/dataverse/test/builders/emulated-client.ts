import { createDataverseClient, type DataverseClient, type TransportRequest, undiciTransport } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'

export interface EmulatedClient {
  emulator: Emulator
  /** A client of its own for that person, as another process would have. */
  clientFor: (userKey: string) => DataverseClient
  /** Every request of any client, the schema left out. */
  requests: TransportRequest[]
  stop: () => Promise<void>
}

/** The emulator on this machine with people and no business rows. */
export async function startEmulatedClient(
  options: Partial<Parameters<typeof startEmulator>[0]> = {},
): Promise<EmulatedClient> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false, ...options })
  const requests: TransportRequest[] = []
  const transport = undiciTransport()
  return {
    emulator,
    requests,
    clientFor: (userKey) =>
      createDataverseClient({
        environmentUrl: emulator.environmentUrl,
        tokens: { getAccessToken: async () => emulator.tokenFor(userKey) },
        transport: async (request) => {
          const about = request.url + String(request.body ?? '')
          if (!about.includes('EntityDefinitions')) requests.push(request)
          return transport(request)
        },
      }),
    stop: async () => emulator.stop(),
  }
}
