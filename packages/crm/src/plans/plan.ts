import { z } from 'zod'
import { RecordRef } from '../records/record-ref.ts'

export const planStates = ['draft', 'approved', 'applying', 'applied', 'conflicted', 'failed', 'rejected'] as const
export type PlanState = (typeof planStates)[number]

/** Which state may follow which. `applying` goes back to `approved` when the attempt ended without having written. */
export const nextPlanStates: Record<PlanState, readonly PlanState[]> = {
  draft: ['approved', 'rejected'],
  approved: ['applying', 'rejected'],
  applying: ['approved', 'applied', 'conflicted', 'failed'],
  applied: [],
  conflicted: ['rejected'],
  failed: [],
  rejected: [],
}

const text = z.string().nullable()

export const PlannedField = z.object({ column: z.string(), label: z.string(), before: text, after: text })
export type PlannedField = z.infer<typeof PlannedField>

export const changeKinds = ['create', 'update', 'add-note', 'win', 'lose', 'move-stage'] as const

export const PlannedChange = z
  .object({
    id: z.string().describe('Within the plan.'),
    kind: z.enum(changeKinds),
    title: z.string().describe('The change as a sentence.'),
    record: z.object({
      table: z.string(),
      id: z.guid(),
      name: z.string(),
      url: z.url().optional().describe('Absent until the record exists.'),
    }),
    fields: z.array(PlannedField),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'PlannedChange' })
export type PlannedChange = z.infer<typeof PlannedChange>

export const Receipt = z
  .object({
    appliedAt: z.iso.datetime(),
    appliedBy: z.object({ name: z.string(), systemUserId: z.guid() }),
    records: z.array(
      RecordRef.extend({
        changeId: z.string(),
        outcome: z.enum(['created', 'updated', 'closed', 'moved']),
        createdBy: z.guid().optional().describe('The user in Dynamics who made the record, as read back from there.'),
        modifiedBy: z.guid().optional().describe('The user in Dynamics who last changed it, as read back from there.'),
      }),
    ),
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.infer<typeof Receipt>

export const Conflict = z
  .object({
    changeId: z.string(),
    record: RecordRef,
    fields: z.array(
      z.object({
        column: z.string(),
        label: z.string(),
        planned: text.describe('What the plan would write.'),
        expected: text.describe('What stood there when the plan was made.'),
        current: text.describe('What stands there now.'),
      }),
    ),
    title: z.string(),
    help: z.string(),
  })
  .meta({ id: 'Conflict' })
export type Conflict = z.infer<typeof Conflict>

export const PlanProblem = z
  .object({
    code: z.string(),
    title: z.string(),
    help: z.string(),
    serviceCode: z.string().optional(),
    serviceMessage: z.string().optional().describe("Microsoft's own message, or that of a rule of the organisation."),
    serviceRequestId: z.string().optional(),
  })
  .meta({ id: 'PlanProblem' })
export type PlanProblem = z.infer<typeof PlanProblem>

export const Plan = z
  .object({
    id: z.uuid(),
    hash: z.string().describe('Of exactly what would be written; approving names it.'),
    state: z.enum(planStates),
    reason: z.string().optional(),
    source: z.string().optional(),
    createdBy: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: z.iso.datetime(),
    approvedAt: z.iso.datetime().optional(),
    changes: z.array(PlannedChange),
    receipt: Receipt.optional(),
    conflict: Conflict.optional(),
    failure: PlanProblem.optional(),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof Plan>

export const PlanList = z.object({ items: z.array(Plan) }).meta({ id: 'PlanList' })
export type PlanList = z.infer<typeof PlanList>
