import type { OperatorAlarm } from '../../api/api.gen.ts'
import { formatAgo } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../ui/states.tsx'
import styles from './health-page.module.css'

/** What keeps everybody from working: not this administrator's doing, but they know whom to tell. */
export function AlarmList({ alarms }: { alarms: readonly OperatorAlarm[] }) {
  if (alarms.length === 0) return null
  return (
    <Panel title="For whoever runs Liaison" count={alarms.length}>
      <div className={styles.alarms}>
        {alarms.map(({ code, title, help, serviceCode, correlationId, firstAt, times }) => (
          <ProblemNotice
            key={code}
            problem={{
              code,
              title,
              help,
              ...(serviceCode === undefined ? {} : { serviceCode }),
              ...(correlationId === undefined ? {} : { serviceRequestId: correlationId }),
            }}
          >
            <p>
              First met {formatAgo(firstAt)}, {times === 1 ? 'once' : `${times} times`} so far.
            </p>
          </ProblemNotice>
        ))}
      </div>
    </Panel>
  )
}
