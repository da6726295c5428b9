import type { AlarmArea } from './operator-alarm.ts'

export interface OperatorAlarmsTable {
  workspace_id: string
  code: string
  area: AlarmArea
  title: string
  help: string
  service_code: string | null
  correlation_id: string | null
  first_at: Date
  last_at: Date
  times: number
}
