import { z } from 'zod'
import { waitingStates } from '../connections/connection.ts'

const number = z
  .string()
  .trim()
  .regex(/^(AADSTS)?\d{5,8}$/i, 'must be the number on the page, like AADSTS50105')

export const ShownRefusal = z
  .object({
    serviceCode: number.optional().describe('The number its page shows. Without one it is “Need admin approval”.'),
  })
  .meta({ id: 'ShownRefusal' })
export type ShownRefusal = z.infer<typeof ShownRefusal>

export const WhoWaits = z.object({ name: z.string().trim().min(1).max(80) }).meta({ id: 'WhoWaits' })
export type WhoWaits = z.infer<typeof WhoWaits>

export const WaitingPerson = z
  .object({
    state: z.enum(waitingStates),
    member: z
      .object({ id: z.uuid(), name: z.string() })
      .optional()
      .describe('Who it is, when they have signed in before.'),
    saysName: z
      .string()
      .optional()
      .describe('What somebody in a browser without a sign-in calls themselves. Nobody has proved it.'),
    since: z.iso.datetime().describe('When it began; of a browser without a sign-in, when it was last seen.'),
  })
  .meta({ id: 'WaitingPerson' })
export type WaitingPerson = z.infer<typeof WaitingPerson>

export const WaitingList = z
  .object({
    items: z.array(WaitingPerson).describe('50 members and 50 browsers at most.'),
    total: z.int().describe('How many wait in all.'),
  })
  .meta({ id: 'WaitingList' })
export type WaitingList = z.infer<typeof WaitingList>
