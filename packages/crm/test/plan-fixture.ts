import { randomUUID } from 'node:crypto'
import { createDataverseClient, createMetadataCache, type DataverseClient, lookup } from '@liaison/dataverse'
import { type Emulator, startEmulator } from '@liaison/emulator'
import {
  type Actor,
  type ApplyJob,
  applyPlan,
  approvePlan,
  type Db,
  type Deps,
  inWorkspace,
  type LogEvent,
  migrate,
  PipelineCache,
  type Plan,
  planChanges,
  type ProposedChange,
  readPlan,
} from '../src/index.ts'
import { insertMember } from '../src/members/member.store.ts'
import { inInstallation } from '../src/workspaces/in-workspace.ts'
import { insertWorkspace } from '../src/workspaces/workspace.store.ts'

type PlanDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'dataverseFor' | 'pipelineCache' | 'enqueueApply'>

/** Plans against an emulated organisation that holds only what a test puts there. */
export interface PlanFixture {
  emulator: Emulator
  deps: PlanDeps
  jobs: ApplyJob[]
  events: LogEvent[]
  workspaceId: string
  dataverse(userKey: string): DataverseClient
  systemUserId(userKey: string): string
  actor(userKey: string): Actor
  /** An account with a deal in the first stage of its flow, both of this person. */
  aDeal(userKey?: string): Promise<{ accountId: string; dealId: string }>
  plan(changes: ProposedChange[], userKey?: string): Promise<Plan>
  /** The plan as it stands after its job ran once; what the job threw is in `thrown`. */
  apply(plan: Plan, userKey?: string): Promise<Plan & { thrown?: unknown }>
  runJob(planId: string): Promise<unknown>
  read(planId: string, userKey?: string): Promise<Plan>
  stop(): Promise<void>
}

export async function startPlanFixture(db: Db): Promise<PlanFixture> {
  await migrate(db)
  const emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
  const workspaceId = randomUUID()
  await layWorkspace(db, emulator, workspaceId)
  const members = await enrolMembers(db, emulator, workspaceId)
  const regionId = emulator.rows.insert('bw_salesregion', { bw_name: 'Central Europe' })

  const clients = new Map<string, DataverseClient>()
  const dataverse = (userKey: string): DataverseClient => {
    const client = clients.get(userKey) ?? clientOf(emulator, userKey)
    clients.set(userKey, client)
    return client
  }
  const jobs: ApplyJob[] = []
  const events: LogEvent[] = []
  const clock = { now: () => new Date() }
  const deps: PlanDeps = {
    db,
    clock,
    newId: randomUUID,
    log: (event) => events.push(event),
    pipelineCache: new PipelineCache(clock),
    dataverseFor: async ({ memberId }) => dataverse(userKeyOf(members, memberId)),
    enqueueApply: async (_trx, job) => void jobs.push(job),
  }
  const actor = (userKey: string): Actor => {
    const memberId = members.get(userKey)
    if (memberId === undefined) throw new Error(`${userKey} is no member`)
    return { workspaceId, memberId, role: 'member' }
  }
  const runJob = async (planId: string): Promise<unknown> => {
    try {
      await applyPlan(deps, { workspaceId, planId })
      return undefined
    } catch (error) {
      return error
    }
  }
  return {
    emulator,
    deps,
    jobs,
    events,
    workspaceId,
    dataverse,
    systemUserId: (userKey) => userOf(emulator, userKey).systemUserId,
    actor,
    async aDeal(userKey = 'mia') {
      const client = dataverse(userKey)
      const { id: accountId } = await client.create('account', {
        name: 'Aqualis',
        telephone1: '+49 30 1',
        bw_salesregionid: lookup('bw_salesregion', regionId),
      })
      const { id: dealId } = await client.create('opportunity', {
        name: 'Night shift probes',
        customerid: lookup('account', accountId),
        estimatedvalue: '48000.50',
        isrevenuesystemcalculated: false,
      })
      return { accountId, dealId }
    },
    plan: async (changes, userKey = 'mia') => planChanges(deps, actor(userKey), { changes }),
    async apply(plan, userKey = 'mia') {
      await approvePlan(deps, actor(userKey), plan.id, { expectedHash: plan.hash })
      const thrown = await runJob(plan.id)
      const applied = await readPlan(deps, actor(userKey), plan.id)
      return { ...applied, ...(thrown === undefined ? {} : { thrown }) }
    },
    runJob,
    read: async (planId, userKey = 'mia') => readPlan(deps, actor(userKey), planId),
    stop: async () => emulator.stop(),
  }
}

async function layWorkspace(db: Db, { environmentUrl, tenantId, authorityUrl }: Emulator, id: string): Promise<void> {
  await inInstallation(db, async (trx) => {
    const where = { environmentUrl, tenantId, authority: authorityUrl, resource: environmentUrl }
    await insertWorkspace(trx, { id, name: 'Brightwater', organizationId: undefined, ...where }, new Date())
  })
}

async function enrolMembers(db: Db, emulator: Emulator, workspaceId: string): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  await inWorkspace(db, workspaceId, async (trx) => {
    for (const { key, objectId, name, username } of emulator.users) {
      const id = randomUUID()
      await insertMember(trx, { id, workspaceId, at: new Date(), objectId, name, username, role: 'member' })
      members.set(key, id)
    }
  })
  return members
}

/** Tries once: what a lost reply or a refusal leads to is seen by the plan, not smoothed over before. */
const clientOf = (emulator: Emulator, userKey: string): DataverseClient =>
  createDataverseClient({
    environmentUrl: emulator.environmentUrl,
    tokens: { getAccessToken: () => emulator.tokenFor(userKey) },
    metadataCache: createMetadataCache(),
    retry: { maxAttempts: 1 },
  })

function userOf({ users }: Emulator, userKey: string): Emulator['users'][number] {
  const user = users.find(({ key }) => key === userKey)
  if (!user) throw new Error(`There is nobody called ${userKey}`)
  return user
}

function userKeyOf(members: ReadonlyMap<string, string>, memberId: string): string {
  const [key] = [...members].find(([, id]) => id === memberId) ?? []
  if (key === undefined) throw new Error('No such member')
  return key
}
