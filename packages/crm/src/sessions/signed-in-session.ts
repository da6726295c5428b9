import { z } from 'zod'

export const SignedInSession = z
  .object({
    id: z.uuid().describe('To end it by; it opens nothing.'),
    browser: z.string().optional().describe('Absent where it did not say who it is.'),
    system: z.string().optional(),
    startedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().describe('To a minute.'),
    isThis: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({ id: 'SignedInSession' })
export type SignedInSession = z.infer<typeof SignedInSession>

export const SignedInSessionList = z
  .object({
    items: z.array(SignedInSession).describe('This one first, then by when they were last seen; 100 at most.'),
  })
  .meta({ id: 'SignedInSessionList' })
export type SignedInSessionList = z.infer<typeof SignedInSessionList>

export const EndedSessions = z.object({ ended: z.int().describe('How many.') }).meta({ id: 'EndedSessions' })
export type EndedSessions = z.infer<typeof EndedSessions>
