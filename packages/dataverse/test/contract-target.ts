import { startEmulator } from '@liaison/emulator'
import { createDataverseClient, type DataverseClient, discoverEnvironment, undiciTransport } from '../src/index.ts'
import { applicationTokens, createEntraClient } from '../src/entra/index.ts'

export interface ContractTarget {
  name: string
  dataverse: DataverseClient
  stop(): Promise<void>
}

/**
 * Where the contract is tried: the emulator, or the environment that DATAVERSE_URL names, as the application user of
 * DATAVERSE_CLIENT_ID and DATAVERSE_CLIENT_SECRET or with a token of DATAVERSE_TOKEN. Use a sandbox: rows are made and removed.
 */
export async function contractTarget(env: NodeJS.ProcessEnv = process.env): Promise<ContractTarget> {
  const { DATAVERSE_URL: environmentUrl } = env
  return environmentUrl === undefined || environmentUrl === '' ? emulated() : real(environmentUrl, env)
}

async function emulated(): Promise<ContractTarget> {
  // Without the organisation's own plug-in, so that no case knows of it.
  const emulator = await startEmulator({ seed: 'empty', userConsent: 'granted', plugins: false })
  const dataverse = createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor('ada') },
  })
  return { name: 'the emulator', dataverse, stop: () => emulator.stop() }
}

async function real(environmentUrl: string, env: NodeJS.ProcessEnv): Promise<ContractTarget> {
  const { DATAVERSE_TOKEN: token, DATAVERSE_CLIENT_ID: clientId, DATAVERSE_CLIENT_SECRET: clientSecret } = env
  const { authority, resource } = await discoverEnvironment(environmentUrl, undiciTransport())
  const tokens =
    token === undefined
      ? applicationTokens(
          createEntraClient({ authority, clientId: clientId ?? '', ...(clientSecret ? { clientSecret } : {}) }),
          { resource },
        )
      : { getAccessToken: () => Promise.resolve(token) }
  return {
    name: new URL(environmentUrl).host,
    dataverse: createDataverseClient({ environmentUrl, tokens }),
    stop: () => Promise.resolve(),
  }
}
