import { createHash, randomBytes } from 'node:crypto'

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

/** 256 random bits. In the link only. */
export const newInvitationSecret = (): string => randomBytes(32).toString('base64url')

export const invitationHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** After #, which browsers send to nobody: so the code is in no log on the way. */
export const invitationLink = (publicUrl: string, workspaceId: string, secret: string): string =>
  `${publicUrl}/join#${workspaceId}.${secret}`

/** The code says where it is looked up; whether it is good is for its hash to say. */
export function readInvitationCode(code: string): { workspaceId: string; codeHash: Buffer } | undefined {
  const [, workspaceId, secret] = form.exec(code) ?? []
  return workspaceId === undefined || secret === undefined
    ? undefined
    : { workspaceId, codeHash: invitationHash(secret) }
}
