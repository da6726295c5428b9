import type { LookupTarget } from '../../store/row.ts'
import type { RowValues } from '../../write/rule.ts'
import type { LayRow } from '../lay-rows.ts'
import { personNamed } from '../people.ts'
import { type Calendar, isoTime } from './calendar.ts'

/** What every part of the demo organisation is laid with. */
export interface DemoLayer {
  lay: LayRow
  /** Links a deal to a competitor. */
  compete: (opportunityId: string, competitorId: string) => void
  calendar: Calendar
}

export const userCalled = (key: string): LookupTarget => ({ table: 'systemuser', id: personNamed(key).systemUserId })

/** Owner, author and times of a row. */
export function stamps(owner: string, created: Date, modified: Date = created): RowValues {
  const user = userCalled(owner)
  return {
    ownerid: user,
    createdby: user,
    modifiedby: user,
    createdon: isoTime(created),
    modifiedon: isoTime(modified < created ? created : modified),
  }
}
