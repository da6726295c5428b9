import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import type { AlarmArea } from './operator-alarm.ts'
import { deleteAlarms } from './operator-alarm.store.ts'

/** It works again. In the transaction of what proves it. */
export async function endOperatorAlarms(
  { log }: Pick<Deps, 'log'>,
  trx: Transaction,
  workspaceId: string,
  areas: readonly AlarmArea[],
): Promise<void> {
  for (const code of await deleteAlarms(trx, areas)) log({ event: 'operator.trouble_over', workspaceId, code })
}
