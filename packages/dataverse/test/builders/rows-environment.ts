import { createDataverseClient, type DataverseClient } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'

export interface RowsEnvironment {
  emulator: Emulator
  client: DataverseClient
  /** Method and path of all requests, as the client tells them. */
  sent: string[]
  stop: () => Promise<void>
}

/** A client of a person who may do everything, in an organisation without business rows. */
export async function startRowsEnvironment(): Promise<RowsEnvironment> {
  const emulator = await startEmulator({ seed: 'empty', plugins: false })
  const sent: string[] = []
  const client = createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor('ada') },
    onEvent: (event) => {
      if (event.event === 'dataverse.request_finished') sent.push(`${event.method} ${event.path}`)
    },
  })
  return { emulator, client, sent, stop: () => emulator.stop() }
}

interface EmulatedKey {
  logicalName: string
  metadataId: string
  columns: readonly string[]
}

/** As a maker of the organisation would add an alternate key. */
export function defineKey(emulator: Emulator, table: string, columns: readonly string[]): void {
  const keys = emulator.schema.tables.get(table)?.keys as EmulatedKey[]
  keys.push({ logicalName: `${table}_key`, metadataId: '', columns })
}
