import type { Deps } from '../deps.ts'
import { tellAlarm } from '../notices/tell-alarm.ts'
import { inWorkspace } from '../workspaces/in-workspace.ts'
import { type NewOperatorAlarm, storeAlarm } from './operator-alarm.store.ts'

/** The installation itself is broken for everybody: nobody is logged out for it, but somebody has to know (P11). */
export async function raiseOperatorAlarm(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'mailer'>,
  workspaceId: string,
  alarm: NewOperatorAlarm,
): Promise<void> {
  const { db, clock, log } = deps
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
  const at = clock.now()
  await inWorkspace(db, workspaceId, async (trx) => {
    if (await storeAlarm(trx, workspaceId, alarm, at)) await tellAlarm(deps, trx, workspaceId, { code, at })
  })
}
