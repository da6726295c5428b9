import type { Deps } from '../deps.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { type NewOperatorAlarm, storeAlarm } from './operator-alarm.store.ts'

/** The installation itself is broken for everybody: nobody is logged out for it, but somebody has to know (P11). */
export async function raiseOperatorAlarm(
  { db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>,
  workspaceId: string,
  alarm: NewOperatorAlarm,
): Promise<void> {
  const { code, title: message, help, correlationId } = alarm
  // Told first: the database may be what is broken next.
  log({
    event: 'operator.action_needed',
    workspaceId,
    code,
    message,
    help,
    ...(correlationId === undefined ? {} : { correlationId }),
  })
  await inWorkspace(db, workspaceId, async (trx) => storeAlarm(trx, workspaceId, alarm, clock.now()))
}
