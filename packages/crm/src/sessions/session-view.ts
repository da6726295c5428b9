import { z } from 'zod'
import { Connection } from '../connections/connection.ts'
import { Member } from '../members/member.ts'
import { Environment } from '../workspaces/environment.ts'

export const Session = z
  .object({
    member: Member.nullable().describe('Null before sign-in.'),
    connection: Connection.nullable().describe('Null while there is nothing to tell about it.'),
    environment: Environment.nullable().describe('Null before the set-up.'),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>
