import { z } from 'zod'
import { roles } from '../members/member.ts'
import { isAddress } from '../notices/mailer.ts'

/** Longer than a holiday, shorter than a link is forgotten in a mailbox. */
export const maxInvitationDays = 14

/** After its end: so long it is in the list; in the history it stays. */
export const invitationKeptDays = 90

const person = z.object({ id: z.uuid(), name: z.string() })

export const Invitation = z
  .object({
    id: z.uuid(),
    role: z.enum(roles),
    label: z.string().optional().describe('For whom, in the words of whoever made it; nobody has proved it.'),
    state: z.enum(['open', 'used', 'expired', 'revoked']),
    createdBy: person.optional().describe('Absent when whoever runs the installation made it.'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    usedBy: person.optional().describe('Who became a member by it.'),
    usedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const InvitationList = z
  .object({ items: z.array(Invitation), nextCursor: z.string().optional() })
  .meta({ id: 'InvitationList' })
export type InvitationList = z.infer<typeof InvitationList>

export const CreateInvitation = z
  .object({
    role: z.enum(roles),
    expiresInDays: z.int().min(1).max(maxInvitationDays).default(7),
    label: z.string().trim().min(1).max(100).optional().describe('For whom it is, to tell invitations apart.'),
    sendTo: z
      .email()
      .max(254)
      .refine(isAddress, 'must be one e-mail address')
      .optional()
      .describe('Sends the link there, too. Needs a mail server: `sendsMail` of the workspace.'),
  })
  .meta({ id: 'CreateInvitation' })
export type CreateInvitation = z.infer<typeof CreateInvitation>

export const CreatedInvitation = z
  .object({
    invitation: Invitation,
    link: z.url().describe('For one person. It is told this once: only a hash of its code is kept.'),
  })
  .meta({ id: 'CreatedInvitation' })
export type CreatedInvitation = z.infer<typeof CreatedInvitation>

export const InvitationCode = z
  .object({ code: z.string().min(1).max(200).describe('What follows # in the link.') })
  .meta({ id: 'InvitationCode' })

/** What whoever holds the link may know before they are anybody. */
export const InvitationOffer = z
  .object({
    organisation: z.string(),
    role: z.enum(roles),
    invitedBy: z.string().optional().describe('Absent when whoever runs the installation made it.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'InvitationOffer' })
export type InvitationOffer = z.infer<typeof InvitationOffer>
