import {
  createDataverseClient,
  DataverseError,
  type DataverseClient,
  enumMember,
  type WhoAmI,
} from '@liaison/dataverse'
import type { Deps } from '../deps.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { ConnectionProblem } from './connection.ts'
import { firstRequestProblem, isForNow } from './explain-dataverse-error.ts'

export type AccessProof =
  | { kind: 'proved'; who: WhoAmI; organisationName: string | undefined }
  /** `forNow`: says nothing about the person, so a connection that works is left alone. */
  | { kind: 'refused'; problem: ConnectionProblem; forNow: boolean }

/** A person waits in front of the browser: rather an answer than many attempts. */
const retry = { maxAttempts: 2, maxDelayMs: 3_000 }

/** Whether a fresh token is worth anything in Dynamics: the first request with it (P8). */
export async function proveAccess(
  { transport, clock }: Pick<Deps, 'transport' | 'clock'>,
  { environmentUrl, organizationId }: Workspace,
  accessToken: string,
): Promise<AccessProof> {
  const dataverse = createDataverseClient({
    environmentUrl,
    tokens: { getAccessToken: () => Promise.resolve(accessToken) },
    transport,
    clock,
    retry,
  })
  try {
    const who = await dataverse.whoAmI()
    return {
      kind: 'proved',
      who,
      organisationName: organizationId === undefined ? await readOrganisationName(dataverse) : undefined,
    }
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error
    return { kind: 'refused', problem: firstRequestProblem(error), forNow: isForNow(error) }
  }
}

/** As people call it. Nobody is kept out because it cannot be read. */
async function readOrganisationName(dataverse: DataverseClient): Promise<string | undefined> {
  try {
    const { Detail } = await dataverse.callFunction<{ Detail?: { FriendlyName?: unknown } }>(
      'RetrieveCurrentOrganization',
      { AccessType: enumMember('EndpointAccessType', 'Default') },
    )
    const name = Detail?.FriendlyName
    return typeof name === 'string' && name !== '' ? name : undefined
  } catch (error) {
    if (error instanceof DataverseError) return undefined
    throw error
  }
}
