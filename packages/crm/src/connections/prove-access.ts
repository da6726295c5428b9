import {
  createDataverseClient,
  DataverseError,
  type DataverseClient,
  enumMember,
  type WhoAmI,
} from '@liaison/dataverse'
import type { Deps } from '../deps.ts'
import { kindOfOrganization } from '../workspaces/environment-kind.ts'
import type { OrganizationFacts, Workspace } from '../workspaces/workspace.ts'
import type { ConnectionProblem } from './connection.ts'
import { firstRequestProblem, isForNow } from './explain-dataverse-error.ts'

export type AccessProof =
  | { kind: 'proved'; who: WhoAmI; organization: OrganizationFacts }
  /** `forNow`: says nothing about the person, so a connection that works is left alone. */
  | { kind: 'refused'; problem: ConnectionProblem; forNow: boolean }

/** A person waits in front of the browser: rather an answer than many attempts. */
const retry = { maxAttempts: 2, maxDelayMs: 3_000 }

/** Whether a fresh token is worth anything in Dynamics: the first request with it (P8). */
export async function proveAccess(
  { transport, clock }: Pick<Deps, 'transport' | 'clock'>,
  { environmentUrl }: Workspace,
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
    return { kind: 'proved', who, organization: await readOrganization(dataverse) }
  } catch (error) {
    if (!(error instanceof DataverseError)) throw error
    return { kind: 'refused', problem: firstRequestProblem(error), forNow: isForNow(error) }
  }
}

/** Nobody is kept out because it cannot be read. */
async function readOrganization(dataverse: DataverseClient): Promise<OrganizationFacts> {
  try {
    const { Detail } = await dataverse.callFunction<{ Detail?: OrganizationDetail }>('RetrieveCurrentOrganization', {
      AccessType: enumMember('EndpointAccessType', 'Default'),
    })
    const type = text(Detail?.OrganizationType)
    return {
      name: text(Detail?.FriendlyName),
      region: text(Detail?.Geo),
      kind: type === undefined ? undefined : kindOfOrganization(type),
    }
  } catch (error) {
    if (error instanceof DataverseError) return {}
    throw error
  }
}

type OrganizationDetail = Record<'FriendlyName' | 'Geo' | 'OrganizationType', unknown>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
