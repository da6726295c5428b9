import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. In the administrator's browser only. */
export const newConsentState = (): string => randomBytes(32).toString('base64url')

export const consentStateHash = (state: string): string => createHash('sha256').update(state).digest('base64url')
