import { setTimeout as wait } from 'node:timers/promises'
import type { ApiClient } from './api-client.ts'
import type { Plan } from './replies.ts'

const pollMs = 50
const patienceMs = 60_000

/** Approves the plan as it was read and waits until it is applied. */
export async function applyPlan(api: ApiClient, { id, hash }: Plan): Promise<Plan> {
  let plan = await api.post<Plan>(`/api/plans/${id}/approve`, { expectedHash: hash })
  const until = performance.now() + patienceMs
  while (plan.state === 'approved' || plan.state === 'applying') {
    if (performance.now() > until) throw new Error(`The plan is still ${plan.state} after ${patienceMs / 1000} s`)
    await wait(pollMs)
    plan = await api.get<Plan>(`/api/plans/${id}`)
  }
  if (plan.state !== 'applied') {
    const why = plan.failure ?? plan.conflict
    throw new Error(`The plan is ${plan.state}: ${why?.title ?? 'no reason given'} ${why?.help ?? ''}`)
  }
  return plan
}
