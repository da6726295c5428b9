import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. In the browser only. */
export const newSessionId = (): string => randomBytes(32).toString('base64url')

export const sessionHash = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest()
