import { z } from 'zod'
import { Money } from '../records/money.ts'
import { PartProblem } from '../records/part-problem.ts'
import { RecordRef } from '../records/record-ref.ts'
import { ContactSummary } from '../contacts/contact.ts'
import { OpportunitySummary } from '../opportunities/opportunity.ts'
import { TimelinePage } from '../timeline/timeline-entry.ts'

export const accountStates = ['active', 'inactive'] as const

const summary = z.object({
  id: z.guid(),
  name: z.string(),
  url: z.url().describe('The account in Dynamics.'),
  city: z.string().optional(),
  industry: z.string().optional().describe("Label in the reader's language."),
  primaryContact: RecordRef.optional(),
  owner: RecordRef.optional().describe('A person or a team.'),
  phone: z.string().optional(),
  status: z.object({ state: z.enum(accountStates), label: z.string() }),
  modifiedAt: z.string().describe('ISO 8601, UTC.'),
})

export const AccountSummary = summary.extend({}).meta({ id: 'AccountSummary' })
export type AccountSummary = z.infer<typeof AccountSummary>

export const RequiredLookup = z
  .object({ column: z.string(), label: z.string(), value: RecordRef.optional() })
  .meta({ id: 'RequiredLookup', description: 'A lookup that this environment requires of every account.' })
export type RequiredLookup = z.infer<typeof RequiredLookup>

export const Account = summary
  .extend({
    accountNumber: z.string().optional(),
    website: z.string().optional(),
    email: z.string().optional(),
    revenue: Money.describe('A year.'),
    employees: z.number().int().optional(),
    description: z.string().optional(),
    address: z.string().optional().describe('Several lines.'),
    parentAccount: RecordRef.optional(),
    requiredLookups: z.array(RequiredLookup),
    etag: z.string().describe('Row version. Opaque.'),
    createdAt: z.string().describe('ISO 8601, UTC.'),
    createdBy: RecordRef.optional(),
    modifiedBy: RecordRef.optional(),
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

export const AccountList = z
  .object({ items: z.array(AccountSummary), nextCursor: z.string().optional() })
  .meta({ id: 'AccountList' })
export type AccountList = z.infer<typeof AccountList>

export const AccountScreen = z
  .object({
    account: Account,
    contacts: z.array(ContactSummary),
    opportunities: z.array(OpportunitySummary).describe('Open deals, the next to close first.'),
    timeline: TimelinePage,
    problems: z.array(PartProblem),
  })
  .meta({ id: 'AccountScreen' })
export type AccountScreen = z.infer<typeof AccountScreen>
