import type { TokenSet } from '@liaison/dataverse/entra'
import { z } from 'zod'
import type { Seal, SealBinding } from '../sealing/seal.ts'

const StoredTokens = z.object({
  accessToken: z.string(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
  refreshToken: z.string().optional(),
})
export type StoredTokens = z.infer<typeof StoredTokens>

export interface TokenOwner {
  workspaceId: string
  memberId: string
}

/** Tokens of one member cannot be opened as another's, whatever happens to the row (P12). */
const binding = ({ workspaceId, memberId }: TokenOwner): SealBinding => ({
  workspaceId,
  owner: memberId,
  purpose: 'tokens',
})

export function sealTokens(seal: Seal, owner: TokenOwner, tokens: StoredTokens): string {
  return seal.seal(JSON.stringify(tokens), binding(owner))
}

/** @throws {CrmError} `sealed_value_unreadable` */
export function openTokens(seal: Seal, owner: TokenOwner, sealed: string): StoredTokens {
  return StoredTokens.parse(JSON.parse(seal.open(sealed, binding(owner))))
}

/** The same under the newest key. @throws {CrmError} `sealed_value_unreadable` */
export const resealTokens = (seal: Seal, owner: TokenOwner, sealed: string): string =>
  seal.seal(seal.open(sealed, binding(owner)), binding(owner))

/** Entra may leave the refresh token out of a reply: then the one used stays good. */
export const tokensOf = ({ accessToken, expiresAt, refreshToken }: TokenSet, former?: string): StoredTokens => {
  const kept = refreshToken ?? former
  return { accessToken, expiresAt, ...(kept === undefined ? {} : { refreshToken: kept }) }
}
