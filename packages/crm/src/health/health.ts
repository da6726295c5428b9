import { z } from 'zod'
import { connectionStates, connectionWho } from '../connections/connection.ts'
import { Member } from '../members/member.ts'
import { NoticeHealth } from '../notices/notice.ts'
import { OperatorAlarm } from '../operator-alarms/operator-alarm.ts'

export const MemberHealth = Member.extend({
  connection: z.object({
    state: z.enum(connectionStates),
    title: z.string().describe('What the person is told.'),
    who: z.enum(connectionWho).optional().describe('Who can act.'),
    code: z.string().optional().describe('Stable and documented.'),
    serviceCode: z.string().optional().describe("Microsoft's own code: AADSTS… or 0x…"),
  }),
  since: z.iso.datetime().optional().describe('In this state. Absent for who never connected.'),
  lastUsedAt: z.iso.datetime().optional().describe('To a quarter of an hour.'),
  pausedUntil: z.iso.datetime().optional().describe('Dynamics asked to wait: too many requests in this person’s name.'),
  plans: z.object({
    toApprove: z.number().int().describe('Wait for the person.'),
    toWrite: z.number().int().describe('Approved, and not yet written to Dynamics.'),
  }),
}).meta({ id: 'MemberHealth' })
export type MemberHealth = z.infer<typeof MemberHealth>

export const WorkspaceHealth = z
  .object({
    checkedAt: z.iso.datetime(),
    members: z.array(MemberHealth).describe('Who needs somebody to act comes first; a page of 100.'),
    nextCursor: z.string().optional().describe('Of the members.'),
    sums: z
      .object({
        members: z.int(),
        connected: z.int(),
        paused: z.int().describe('In whose name Dynamics asked to wait.'),
        toApprove: z.int().describe('Plans that wait for their author.'),
        toWrite: z.int().describe('Plans that are approved, and not yet written to Dynamics.'),
      })
      .describe('Of everybody, whichever page it is.'),
    notices: NoticeHealth.describe('Whether people are told by e-mail, and who could not be.'),
    alarms: z.array(OperatorAlarm).describe('What keeps everybody from working, for whoever runs Liaison.'),
  })
  .meta({ id: 'WorkspaceHealth' })
export type WorkspaceHealth = z.infer<typeof WorkspaceHealth>
