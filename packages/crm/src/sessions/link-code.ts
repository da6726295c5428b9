import { createHash, randomBytes } from 'node:crypto'

const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

/** 256 random bits. In the link only. */
export const newLinkSecret = (): string => randomBytes(32).toString('base64url')

export const linkSecretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** What follows # in a link: it says where it is looked up; whether it is good is for its hash to say. */
export function readLinkCode(code: string): { workspaceId: string; codeHash: Buffer } | undefined {
  const [, workspaceId, secret] = form.exec(code) ?? []
  return workspaceId === undefined || secret === undefined
    ? undefined
    : { workspaceId, codeHash: linkSecretHash(secret) }
}
