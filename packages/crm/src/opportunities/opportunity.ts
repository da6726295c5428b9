import { z } from 'zod'
import { DealPipeline } from '../pipelines/pipeline.ts'
import { Money } from '../records/money.ts'
import { PartProblem } from '../records/part-problem.ts'
import { RecordRef } from '../records/record-ref.ts'
import { TimelinePage } from '../timeline/timeline-entry.ts'

export const opportunityStates = ['open', 'won', 'lost'] as const
export type OpportunityState = (typeof opportunityStates)[number]

const summary = z.object({
  id: z.guid(),
  name: z.string(),
  url: z.url().describe('The deal in Dynamics.'),
  account: RecordRef.optional(),
  contact: RecordRef.optional(),
  owner: RecordRef.optional(),
  value: Money.describe('Estimated while the deal is open, actual once it is closed.'),
  estimatedCloseDate: z.string().optional().describe('yyyy-mm-dd.'),
  probability: z.number().int().optional().describe('Per cent.'),
  status: z.object({ state: z.enum(opportunityStates), label: z.string() }),
  stage: z
    .object({ id: z.string(), name: z.string() })
    .optional()
    .describe('Active stage of the process flow, where the reader may see it.'),
  modifiedAt: z.string().describe('ISO 8601, UTC.'),
})

export const OpportunitySummary = summary.extend({}).meta({ id: 'OpportunitySummary' })
export type OpportunitySummary = z.infer<typeof OpportunitySummary>

export const Opportunity = summary
  .extend({
    valueIsCalculated: z
      .boolean()
      .describe('The environment computes the estimated value from products; what is written to it is ignored.'),
    actualValue: Money,
    actualCloseDate: z.string().optional().describe('yyyy-mm-dd.'),
    description: z.string().optional(),
    customerNeed: z.string().optional(),
    proposedSolution: z.string().optional(),
    rating: z.string().optional().describe("Label in the reader's language."),
    etag: z.string().describe('Row version. Opaque.'),
    createdAt: z.string().describe('ISO 8601, UTC.'),
    createdBy: RecordRef.optional(),
    modifiedBy: RecordRef.optional(),
  })
  .meta({ id: 'Opportunity' })
export type Opportunity = z.infer<typeof Opportunity>

export const OpportunityList = z
  .object({
    items: z.array(OpportunitySummary),
    nextCursor: z.string().optional(),
    problems: z.array(PartProblem).describe('Why stages are missing, where they are.'),
  })
  .meta({ id: 'OpportunityList' })
export type OpportunityList = z.infer<typeof OpportunityList>

export const OpportunityScreen = z
  .object({
    opportunity: Opportunity,
    pipeline: DealPipeline.optional(),
    lossReasons: z.array(z.string()).describe("What the deal can be lost for, in the reader's language."),
    timeline: TimelinePage,
    problems: z.array(PartProblem),
  })
  .meta({ id: 'OpportunityScreen' })
export type OpportunityScreen = z.infer<typeof OpportunityScreen>
