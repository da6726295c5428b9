import { choiceLabel, instant, link, optionalText, reference, text, yesNo } from '../records/codecs.ts'
import { defineMapping, mapped } from '../records/define-mapping.ts'
import type { TimelineEntryKind } from './timeline-entry.ts'

export const noteMapping = defineMapping('annotation', {
  id: mapped('annotationid', text),
  title: mapped('subject', optionalText),
  text: mapped('notetext', optionalText),
  hasFile: mapped('isdocument', yesNo),
  fileName: mapped('filename', optionalText),
  at: mapped('createdon', instant),
  by: mapped('createdby', reference('systemuser')),
  regarding: mapped('objectid', reference()),
  url: mapped('annotationid', link),
})

export const activityMapping = defineMapping('activitypointer', {
  id: mapped('activityid', text),
  table: mapped('activitytypecode', text),
  title: mapped('subject', optionalText),
  text: mapped('description', optionalText),
  at: mapped('createdon', instant),
  by: mapped('createdby', reference('systemuser')),
  regarding: mapped('regardingobjectid', reference()),
  status: mapped('statuscode', choiceLabel),
  scheduledFor: mapped('scheduledstart', optionalText),
  dueAt: mapped('scheduledend', optionalText),
})

export const createdColumn = 'createdon'

/** What an activity's table means to a seller; every other table is `other`. */
export const kindByActivityTable: Readonly<Record<string, TimelineEntryKind>> = {
  appointment: 'meeting',
  recurringappointmentmaster: 'meeting',
  phonecall: 'call',
  email: 'email',
  task: 'task',
  opportunityclose: 'closing',
}

/** Where timeline entries are kept, and the lookup that says what they are about. */
export const timelineTables = [
  { mapping: noteMapping, regardingColumn: 'objectid' },
  { mapping: activityMapping, regardingColumn: 'regardingobjectid' },
] as const

/** Records whose entries belong on the timeline of another: those of `table` that point at it with `column`. */
export interface Relative {
  table: string
  column: string
}

/**
 * A deal points at its account twice, and a filter over both would join twice under one `or`. Two sources are asked
 * instead; what both answer is shown once.
 */
export const relativesOf: Readonly<Record<TimelineSubject['table'], readonly Relative[]>> = {
  account: [
    { table: 'contact', column: 'parentcustomerid' },
    { table: 'opportunity', column: 'parentaccountid' },
    { table: 'opportunity', column: 'customerid' },
  ],
  contact: [
    { table: 'opportunity', column: 'parentcontactid' },
    { table: 'opportunity', column: 'customerid' },
  ],
  opportunity: [],
}

export interface TimelineSubject {
  table: 'account' | 'contact' | 'opportunity'
  id: string
}
