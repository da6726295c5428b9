import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Rule, RowValues } from '../write/rule.ts'

/** An appointment has a start and an end. */
export const appointmentTimes: Rule = {
  name: 'appointment: start and end',
  tables: ['appointment'],
  beforeCreate(_context, { values }) {
    requireTimes(values)
  },
  beforeUpdate(_context, { before, changes }) {
    requireTimes({ ...before.values, ...changes })
  },
}

function requireTimes(values: Readonly<RowValues>): void {
  if (values['scheduledstart'] && values['scheduledend']) return
  throw new DataverseFault(
    400,
    '0x80040275',
    'Scheduled End and Scheduled Start must be set for Appointments in order to sync with Outlook.',
  )
}
