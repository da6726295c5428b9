import { z } from 'zod'
import { connectionStates } from '../connections/connection.ts'
import { roles } from './member.ts'

const forAdmins = 'For administrators.'

export const WorkspaceMember = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(roles),
    isYou: z.boolean(),
    username: z.string().optional().describe(`Name of the Microsoft account. ${forAdmins}`),
    joinedAt: z.iso.datetime().optional().describe(forAdmins),
    connection: z.enum(connectionStates).optional().describe(`How the person stands with Dynamics. ${forAdmins}`),
  })
  .meta({ id: 'WorkspaceMember' })
export type WorkspaceMember = z.infer<typeof WorkspaceMember>

export const WorkspaceMemberList = z.object({ items: z.array(WorkspaceMember) }).meta({ id: 'WorkspaceMemberList' })
export type WorkspaceMemberList = z.infer<typeof WorkspaceMemberList>

export const ChangeRole = z.object({ role: z.enum(roles) }).meta({ id: 'ChangeRole' })
export type ChangeRole = z.infer<typeof ChangeRole>
