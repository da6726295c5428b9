import type { Seal, SealBinding } from '../sealing/seal.ts'

interface OfNotice {
  workspaceId: string
  noticeId: string
}

/** The code in the link of an invitation lets somebody in: until it is sent, it lies under seal, for this one mail. */
const binding = ({ workspaceId, noticeId }: OfNotice): SealBinding => ({
  workspaceId,
  owner: noticeId,
  purpose: 'invitation-link',
})

export const sealLink = (seal: Seal, of: OfNotice, link: string): string => seal.seal(link, binding(of))

/** @throws {CrmError} `sealed_value_unreadable` */
export const openLink = (seal: Seal, of: OfNotice, sealed: string): string => seal.open(sealed, binding(of))

/** The same under the newest key. @throws {CrmError} `sealed_value_unreadable` */
export const resealLink = (seal: Seal, of: OfNotice, sealed: string): string =>
  sealLink(seal, of, openLink(seal, of, sealed))
