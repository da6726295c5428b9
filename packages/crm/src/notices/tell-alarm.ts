import type { Transaction } from '../database.ts'
import { type NoticeDeps, queueForAdmins } from './queue-notice.ts'

const alarmTopic = 'alarm '

/** What keeps everybody from working, met for the first time. What passes within minutes is not told. */
export async function tellAlarm(
  deps: NoticeDeps,
  trx: Transaction,
  workspaceId: string,
  { code, at }: { code: string; at: Date },
): Promise<void> {
  await queueForAdmins(deps, trx, workspaceId, {
    kind: 'alarm',
    topic: `${alarmTopic}${code}`,
    cause: `first met at ${at.toISOString()}`,
    afterMs: 5 * 60_000,
  })
}

export const alarmOfTopic = (topic: string): string => topic.slice(alarmTopic.length)
