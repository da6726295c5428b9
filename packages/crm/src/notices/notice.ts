import { z } from 'zod'

export const noticeKinds = [
  'connection-ended',
  'approved',
  'people-wait',
  'alarm',
  'credential-ends',
  'invitation',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Why nothing was sent, so far or for good. */
export const mailProblems = [
  'address-missing',
  'address-refused',
  'message-refused',
  'sign-in-refused',
  'tls-failed',
  'unreachable',
  'try-later',
  'unreadable',
] as const
export type MailProblem = (typeof mailProblems)[number]

export const NoticeFailure = z.object({
  problem: z.enum(mailProblems).describe('What kept the last attempt from being taken.'),
  reply: z.string().optional().describe('The number the mail server answered with, such as 550 5.1.1.'),
})
export type NoticeFailure = z.infer<typeof NoticeFailure>

export const FailedNotice = NoticeFailure.extend({
  id: z.uuid(),
  kind: z.enum(noticeKinds),
  to: z.string().describe('Name of the member, or the address that was invited.'),
  at: z.iso.datetime().describe('When it was given up.'),
}).meta({ id: 'FailedNotice' })
export type FailedNotice = z.infer<typeof FailedNotice>

export const NoticeHealth = z
  .object({
    sendsMail: z.boolean().describe('Whether this installation has a mail server.'),
    failed: z.array(FailedNotice).describe('Who could not be told by e-mail in the last 30 days, the newest first.'),
  })
  .meta({ id: 'NoticeHealth' })
export type NoticeHealth = z.infer<typeof NoticeHealth>

export const NoticeSettings = z
  .object({
    sendsMail: z.boolean().describe('Whether this installation has a mail server.'),
    address: z.string().optional().describe('Where notices go. Absent when the account’s name is no e-mail address.'),
    toldByMail: z.boolean().describe('Whether the person wants to be told about their own connection.'),
  })
  .meta({ id: 'NoticeSettings' })
export type NoticeSettings = z.infer<typeof NoticeSettings>

export const ChangeNoticeSettings = NoticeSettings.pick({ toldByMail: true }).meta({ id: 'ChangeNoticeSettings' })
export type ChangeNoticeSettings = z.infer<typeof ChangeNoticeSettings>
