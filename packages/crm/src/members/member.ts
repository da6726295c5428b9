import { z } from 'zod'

export const roles = ['admin', 'member'] as const
export type Role = (typeof roles)[number]

export const Member = z
  .object({
    id: z.uuid(),
    name: z.string(),
    username: z.string().describe('Name of the Microsoft account, usually an e-mail address.'),
    role: z.enum(roles),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>
