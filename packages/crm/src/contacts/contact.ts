import { z } from 'zod'
import { PartProblem } from '../records/part-problem.ts'
import { RecordRef } from '../records/record-ref.ts'
import { TimelinePage } from '../timeline/timeline-entry.ts'

const summary = z.object({
  id: z.guid(),
  name: z.string(),
  url: z.url().describe('The contact in Dynamics.'),
  jobTitle: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  mobile: z.string().optional(),
  account: RecordRef.optional().describe('The company; in some environments another contact.'),
  status: z.object({ state: z.enum(['active', 'inactive']), label: z.string() }),
})

export const ContactSummary = summary.extend({}).meta({ id: 'ContactSummary' })
export type ContactSummary = z.infer<typeof ContactSummary>

export const Contact = summary
  .extend({
    description: z.string().optional(),
    preferredContactMethod: z.string().optional().describe("Label in the reader's language."),
    birthday: z.string().optional().describe('yyyy-mm-dd.'),
    address: z.string().optional().describe('Several lines.'),
    owner: RecordRef.optional(),
    etag: z.string().describe('Row version. Opaque.'),
    createdAt: z.string().describe('ISO 8601, UTC.'),
    createdBy: RecordRef.optional(),
    modifiedAt: z.string().describe('ISO 8601, UTC.'),
    modifiedBy: RecordRef.optional(),
  })
  .meta({ id: 'Contact' })
export type Contact = z.infer<typeof Contact>

export const ContactList = z
  .object({ items: z.array(ContactSummary), nextCursor: z.string().optional() })
  .meta({ id: 'ContactList' })
export type ContactList = z.infer<typeof ContactList>

export const ContactScreen = z
  .object({ contact: Contact, timeline: TimelinePage, problems: z.array(PartProblem) })
  .meta({ id: 'ContactScreen' })
export type ContactScreen = z.infer<typeof ContactScreen>
