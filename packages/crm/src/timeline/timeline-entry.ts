import { z } from 'zod'
import { PartProblem } from '../records/part-problem.ts'
import { RecordRef } from '../records/record-ref.ts'

export const timelineEntryKinds = ['note', 'meeting', 'call', 'email', 'task', 'closing', 'other'] as const
export type TimelineEntryKind = (typeof timelineEntryKinds)[number]

export const TimelineEntry = z
  .object({
    id: z.guid(),
    table: z.string(),
    kind: z.enum(timelineEntryKinds),
    title: z.string(),
    text: z.string().optional().describe('Plain text, whatever Dynamics keeps. Never HTML.'),
    at: z.string().describe('When it was recorded: ISO 8601, UTC. The order of the timeline.'),
    by: RecordRef.optional().describe('Who recorded it.'),
    regarding: RecordRef.optional(),
    status: z.string().optional().describe("Label in the reader's language."),
    scheduledFor: z.string().optional().describe('ISO 8601, UTC.'),
    url: z.url().describe('In Dynamics; of a note, the record it is on.'),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const TimelinePage = z
  .object({
    items: z.array(TimelineEntry).describe('Newest first.'),
    nextCursor: z.string().optional(),
    problems: z.array(PartProblem).optional().describe('Sources this reader cannot see.'),
  })
  .meta({ id: 'TimelinePage' })
export type TimelinePage = z.infer<typeof TimelinePage>
