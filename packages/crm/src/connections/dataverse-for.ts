import {
  createDataverseClient,
  createGovernor,
  createMetadataCache,
  type DataverseClient,
  type MetadataCache,
  type RetryPolicy,
} from '@liaison/dataverse'
import type { Actor, Deps } from '../deps.ts'
import { getWorkspace } from '../workspaces/workspace.store.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { workProblem } from './explain-dataverse-error.ts'
import { MemberTokens } from './member-tokens.ts'
import { useNotes } from './note-use.ts'
import { noteProblem } from './note-problem.ts'
import type { RefreshDeps } from './refresh-tokens.ts'
import { sharedPauses } from './shared-pauses.ts'
import { watchRefusals } from './watch-refusals.ts'

export type DataverseForDeps = RefreshDeps &
  Pick<Deps, 'transport'> & {
    retry?: Partial<RetryPolicy>
  }

interface MemberClient {
  dataverse: DataverseClient
  tokens: MemberTokens
}

/** Members at work at the same time; who was away longest loses only what is cached. */
const maxClients = 2_000

/**
 * Clients, one for each member and never shared between two: it is the member's own token that decides what is seen and
 * under whose name is written (P12, P50). What the tables of an environment look like is the same for all and kept once.
 * Asking for a client rejects with a ConnectionError while the member is not connected.
 */
export function createDataverseFor(deps: DataverseForDeps): (actor: Actor) => Promise<DataverseClient> {
  const workspaces = new Map<string, Promise<Workspace>>()
  const metadata = new Map<string, MetadataCache>()
  const clients = new Map<string, MemberClient>()

  const workspaceOf = async (workspaceId: string): Promise<Workspace> => {
    const known = workspaces.get(workspaceId) ?? getWorkspace(deps.db, workspaceId)
    workspaces.set(workspaceId, known)
    known.catch(() => workspaces.delete(workspaceId))
    return known
  }

  const clientFor = async ({ workspaceId, memberId }: Actor): Promise<MemberClient> => {
    const key = `${workspaceId} ${memberId}`
    const known = clients.get(key)
    if (known) {
      clients.delete(key)
      clients.set(key, known)
      return known
    }
    const workspace = await workspaceOf(workspaceId)
    const raced = clients.get(key)
    if (raced) return raced
    const metadataCache = metadata.get(workspaceId) ?? createMetadataCache()
    metadata.set(workspaceId, metadataCache)
    const made = memberClient(deps, workspace, memberId, metadataCache)
    clients.set(key, made)
    const oldest = clients.size > maxClients ? clients.keys().next().value : undefined
    if (oldest !== undefined) clients.delete(oldest)
    return made
  }

  const noteUse = useNotes(deps)

  return async (actor) => {
    const { dataverse, tokens } = await clientFor(actor)
    await tokens.confirm()
    await noteUse(actor)
    return dataverse
  }
}

/** Acts as the member and keeps what it learns of their connection. */
export function memberClient(
  deps: DataverseForDeps,
  workspace: Workspace,
  memberId: string,
  metadataCache: MetadataCache,
): MemberClient {
  const owner = { workspaceId: workspace.id, memberId }
  const tokens = new MemberTokens(deps, workspace, owner)
  const client = createDataverseClient({
    environmentUrl: workspace.environmentUrl,
    tokens,
    transport: deps.transport,
    clock: deps.clock,
    metadataCache,
    governor: createGovernor({ clock: deps.clock, pauses: sharedPauses(deps, owner) }),
    onEvent: (event) => deps.log({ ...event, ...owner }),
    ...(deps.retry ? { retry: deps.retry } : {}),
  })
  const dataverse = watchRefusals(client, async (error) => {
    const problem = workProblem(error)
    if (!problem) return
    // Requests that are refused together tell once, and a late refusal says nothing about newer tokens.
    const ifVersion = tokens.forget()
    if (ifVersion !== undefined) await noteProblem(deps, owner, problem, { ifVersion, tell: true })
  })
  return { dataverse, tokens }
}
