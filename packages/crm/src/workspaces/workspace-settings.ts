import { z } from 'zod'
import { joiningRules } from './workspace.table.ts'

export const WorkspaceSettings = z
  .object({
    name: z.string().describe('Of the organisation, as Dynamics calls it.'),
    joining: z
      .enum(joiningRules)
      .describe('Who becomes a member by signing in: whoever Dynamics lets in, or of those who was invited.'),
    sendsMail: z.boolean().describe('Whether this installation has a mail server: invitations can be sent by it.'),
  })
  .meta({ id: 'WorkspaceSettings' })
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>

export const ChangeJoining = WorkspaceSettings.pick({ joining: true }).meta({ id: 'ChangeJoining' })
export type ChangeJoining = z.infer<typeof ChangeJoining>
