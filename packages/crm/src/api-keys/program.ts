import { z } from 'zod'
import { scopes } from './scope.ts'

/** A program that acts in somebody's name because they said yes on its connect link. */
export const Program = z
  .object({
    id: z.uuid().describe('Of its key.'),
    name: z.string(),
    scopes: z.array(z.enum(scopes)).describe('What it may do in the name of the person.'),
    madeBy: z.string().describe('Who made its key.'),
    reference: z.string().describe('What it calls the person.'),
    allowedAt: z.iso.datetime(),
  })
  .meta({ id: 'Program' })
export type Program = z.infer<typeof Program>
