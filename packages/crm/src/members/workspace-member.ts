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

const MembersInState = z.object({ state: z.enum(connectionStates), count: z.int() }).meta({ id: 'MembersInState' })

export const WorkspaceMemberList = z
  .object({
    items: z.array(WorkspaceMember),
    nextCursor: z.string().optional(),
    total: z.int().optional().describe('How many the search finds; with the first page.'),
    states: z
      .array(MembersInState)
      .optional()
      .describe(`How everybody in the workspace stands with Dynamics; with the first page. ${forAdmins}`),
  })
  .meta({ id: 'WorkspaceMemberList' })
export type WorkspaceMemberList = z.infer<typeof WorkspaceMemberList>

/** Which members, and how many at once. */
export const MemberQuery = z.object({
  search: z.string().trim().max(200).optional().describe('Part of the name; for administrators also of the account.'),
  connection: z.enum(connectionStates).optional().describe(`Only who stands so with Dynamics. ${forAdmins}`),
  cursor: z.string().max(8_000).optional().describe('`nextCursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(100).optional().describe('50 when it is left out.'),
})
export type MemberQuery = z.infer<typeof MemberQuery>

export const ChangeRole = z.object({ role: z.enum(roles) }).meta({ id: 'ChangeRole' })
export type ChangeRole = z.infer<typeof ChangeRole>
