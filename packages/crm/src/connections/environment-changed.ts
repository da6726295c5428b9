import type { Deps } from '../deps.ts'
import { raiseOperatorAlarm } from '../operator-alarms/raise-operator-alarm.ts'
import type { ConnectionProblem } from './connection.ts'

/** Writes would go somewhere nobody chose (P7). */
export const environmentChanged = {
  state: 'disconnected',
  title: 'At this address there is now another Dynamics environment than the one Liaison was set up for.',
  help: 'Nothing is written. Whoever runs this installation checks the address: was the environment replaced, copied or restored? If the new one is meant, set up a new installation for it.',
  who: 'operator',
  code: 'environment_changed',
} as const satisfies ConnectionProblem

export async function alarmEnvironmentChanged(
  deps: Pick<Deps, 'db' | 'clock' | 'newId' | 'log' | 'mailer'>,
  workspaceId: string,
): Promise<void> {
  const { code, title, help } = environmentChanged
  await raiseOperatorAlarm(deps, workspaceId, { area: 'environment', code, title, help })
}
