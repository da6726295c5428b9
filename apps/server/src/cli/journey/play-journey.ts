import { createApiClient } from './api-client.ts'
import { applyPlan } from './apply-plan.ts'
import { describeAccount, describePlan, describeReceipt } from './describe.ts'
import { proposeDayOfWork } from './propose.ts'
import type { AccountScreen, DealScreen, JourneyResult, PipelineList, Session } from './replies.ts'
import { signIn } from './sign-in.ts'
import { pickDeal } from './pick-deal.ts'
import { Walker } from './walker.ts'

export interface JourneyOptions {
  url: string
  /** As the account picker shows the person. */
  person: string
  say: (line: string) => void
}

/** Plays the line against a running server over HTTP and returns what happened. */
export async function playJourney({ url, person, say }: JourneyOptions): Promise<JourneyResult> {
  const walker = new Walker()
  const api = createApiClient(walker, url)

  await signIn(walker, url, person)
  const { member, connection, environment } = await api.get<Session>('/api/session')
  if (member === null || connection?.state !== 'connected' || environment === null) {
    throw new Error(`${person} is signed in but not connected: ${connection?.title ?? 'no connection'}`)
  }
  say(`Connected to ${environment.name} (${environment.url}) as ${member.name}`)

  const before = await pickDeal(api)
  const account = await api.get<AccountScreen>(`/api/accounts/${before.opportunity.account.id}`)
  const { items: pipelines } = await api.get<PipelineList>('/api/pipelines')
  say(describeAccount(account))
  say(
    `Pipelines: ${pipelines.map(({ name, stages }) => `${name} (${stages.map((stage) => stage.name).join(' > ')})`).join('; ')}`,
  )

  const { plan, customTable } = await proposeDayOfWork(api, before)
  say(describePlan(plan))
  const applied = await applyPlan(api, plan)
  say(describeReceipt(applied))

  const accountAfter = await api.get<AccountScreen>(`/api/accounts/${account.account.id}`)
  const after = await api.get<DealScreen>(`/api/opportunities/${before.opportunity.id}`)
  say(describeAccount(accountAfter))

  const record = (table: string) => {
    const found = applied.receipt?.records.find((written) => written.table === table)
    if (found === undefined) throw new Error(`The receipt names no ${table}`)
    return found
  }
  const note = record('annotation')
  return {
    environmentUrl: environment.url,
    organizationName: environment.name,
    connectedAs: { name: member.name, systemUserId: connection.systemUserId ?? '' },
    account: {
      id: accountAfter.account.id,
      name: accountAfter.account.name,
      contacts: accountAfter.contacts.length,
      openDeals: accountAfter.opportunities.filter(({ status }) => status.state === 'open').length,
      timelineEntries: accountAfter.timeline.items.length,
    },
    pipeline: { name: after.pipeline?.name ?? '', stages: (after.pipeline?.stages ?? []).map((stage) => stage.name) },
    note: { id: note.id, createdBy: note.createdBy ?? '' },
    deal: {
      id: after.opportunity.id,
      stageBefore: activeStage(before),
      stageAfter: activeStage(after),
      status: after.opportunity.status.label,
    },
    contact: { id: record('contact').id, created: record('contact').outcome === 'created' },
    customRow: { table: customTable, id: record(customTable).id },
  }
}

function activeStage({ pipeline }: DealScreen): string {
  return pipeline?.stages.find((stage) => stage.position === 'active')?.name ?? ''
}
