import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. In the administrator's browser only. */
export const newConsentState = (): string => randomBytes(32).toString('base64url')

export const consentStateHash = (state: string): string => createHash('sha256').update(state).digest('base64url')

/** What a reply has to name, as only its hash was kept: the reply's own when it is the one, else one that nobody was sent. */
export function expectedState(callbackUrl: string, hash: string): string {
  const replied = new URL(callbackUrl).searchParams.get('state') ?? ''
  return consentStateHash(replied) === hash ? replied : newConsentState()
}
