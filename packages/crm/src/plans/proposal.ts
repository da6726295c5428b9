import { z } from 'zod'
import { FieldInputs } from '../fields/field-input.ts'

const table = z.string().min(1).describe('Logical name.')
const date = z.iso.date().describe('yyyy-mm-dd. Today when it is left out.')
const comment = z.string().optional()

/** One wish. Names, labels and records are looked up in the environment when the plan is made. */
export const ProposedChange = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('create'), table, fields: FieldInputs }),
    z.object({ kind: z.literal('update'), table, id: z.guid(), fields: FieldInputs }),
    z.object({
      kind: z.literal('add-note'),
      regarding: z.object({ table: z.enum(['account', 'contact', 'opportunity']), id: z.guid() }),
      title: z.string().optional(),
      text: z.string().trim().min(1).max(100_000).describe('Plain text; tags in it are text too.'),
    }),
    z.object({
      kind: z.literal('win'),
      opportunityId: z.guid(),
      actualRevenue: z.string().optional().describe('In the currency of the deal. Its estimate when it is left out.'),
      closedOn: date.optional(),
      comment,
    }),
    z.object({
      kind: z.literal('lose'),
      opportunityId: z.guid(),
      reason: z.string().min(1).describe('One of the status reasons of a lost deal, by label or value.'),
      closedOn: date.optional(),
      comment,
    }),
    z.object({
      kind: z.literal('move-stage'),
      opportunityId: z.guid(),
      to: z.string().min(1).describe('`next`, `previous`, or name or id of the stage after or before the active one.'),
    }),
  ])
  .meta({ id: 'ProposedChange' })
export type ProposedChange = z.infer<typeof ProposedChange>

export type ProposedOf<Kind extends ProposedChange['kind']> = Extract<ProposedChange, { kind: Kind }>

export const PlanProposal = z
  .object({
    reason: z.string().max(2_000).optional().describe('Why, for the person who approves and for the history.'),
    source: z.string().max(200).optional().describe('What proposed it, e.g. the id of a meeting.'),
    changes: z.array(ProposedChange).min(1).max(100),
  })
  .meta({ id: 'PlanProposal' })
export type PlanProposal = z.infer<typeof PlanProposal>

export const Approval = z
  .object({ expectedHash: z.string().min(1).describe('The `hash` of the plan as it was read.') })
  .meta({ id: 'Approval' })
export type Approval = z.infer<typeof Approval>
