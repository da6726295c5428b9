import { action, type Letter, paragraph } from './letter.ts'
import { longDate } from './long-date.ts'

export interface InvitationTold {
  organisation: string
  role: 'admin' | 'member'
  invitedBy: string
  link: string
  expiresAt: Date
}

/** To an address that somebody typed in: nobody has proved whose it is, so nobody is greeted by name. */
export const invitationLetter = ({ organisation, role, invitedBy, link, expiresAt }: InvitationTold): Letter => ({
  subject: `${invitedBy} invites you to Liaison (${organisation})`,
  blocks: [
    paragraph(
      `${invitedBy} invites you to work with Liaison for ${organisation}${role === 'admin' ? ', as an administrator of its workspace' : ''}. Liaison keeps Dynamics 365 up to date with what happens in your meetings and calls, in your own name.`,
    ),
    action('Join', link),
    paragraph(
      `You sign in with the Microsoft account that you work with in Dynamics. The link is for one person and good until ${longDate(expiresAt)}; please do not forward it.`,
    ),
  ],
  why: `Liaison sent this because ${invitedBy} gave this address. If you do not know why, there is nothing to do: without the link being used, nothing happens.`,
})
