import { z } from 'zod'
import { Connection } from '../connections/connection.ts'
import { Member } from '../members/member.ts'
import { Environment } from '../workspaces/environment.ts'

/** What gets the application approved, ready to be sent: known before Microsoft refused anybody, because its page has no way back (P1). */
const Approval = z.object({ url: z.url(), messageForIt: z.string() }).meta({ id: 'AdminApproval' })

export const Session = z
  .object({
    member: Member.nullable().describe('Null before sign-in.'),
    connection: Connection.nullable().describe('Null while there is nothing to tell about it.'),
    environment: Environment.nullable().describe(
      'Null before the set-up, and while this browser has not said which of several it belongs to.',
    ),
    approval: Approval.nullable().describe(
      'For whoever Microsoft tells that an administrator has to approve. Null with `environment`.',
    ),
    connectLink: z
      .object({
        program: z.string(),
        backUrl: z.url().optional().describe('Back to the program, which is told how it stands.'),
      })
      .meta({ id: 'FollowedConnectLink' })
      .nullable()
      .describe('The program whose link the person agreed to and has not been connected by yet.'),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>
