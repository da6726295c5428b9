import type { ApiClient } from './api-client.ts'
import type { DealScreen, DealSummary } from './replies.ts'

const looksAt = 25

/** An open deal of the person's own, with an account, that can be moved to a next stage. */
export async function pickDeal(api: ApiClient): Promise<DealScreen> {
  const { items } = await api.get<{ items: DealSummary[] }>('/api/opportunities?state=open&mine=true')
  for (const { id, account } of items.slice(0, looksAt)) {
    if (account === undefined) continue
    const screen = await api.get<DealScreen>(`/api/opportunities/${id}`)
    if (screen.pipeline?.next !== undefined) return screen
  }
  throw new Error('None of the open deals can be moved to a next stage')
}
