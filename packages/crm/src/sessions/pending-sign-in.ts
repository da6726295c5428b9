import { z } from 'zod'
import { CrmError } from '../crm-error.ts'
import type { Seal, SealBinding } from '../sealing/seal.ts'
import { signInMaxAgeSeconds } from './session.ts'
import { SignInIntent } from './sign-in-intent.ts'

const PendingSignIn = z.object({
  workspaceId: z.uuid(),
  intent: SignInIntent.optional(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** A path of the web app. */
  returnTo: z.string(),
  startedAt: z.iso.datetime(),
})
/** What only this browser's sign-in may be finished with. */
export type PendingSignIn = z.infer<typeof PendingSignIn>

const binding = (hash: Buffer): SealBinding => ({ workspaceId: '', owner: hash.toString('hex'), purpose: 'sign-in' })

export const sealSignIn = (seal: Seal, hash: Buffer, pending: PendingSignIn): string =>
  seal.seal(JSON.stringify(pending), binding(hash))

/** The same under the newest key. @throws {CrmError} `sealed_value_unreadable` */
export const resealSignIn = (seal: Seal, hash: Buffer, sealed: string): string =>
  seal.seal(seal.open(sealed, binding(hash)), binding(hash))

/** Undefined when the reply at `callbackUrl` belongs to another sign-in, or comes too late. */
export function claimSignIn(
  seal: Seal,
  { hash, sealed, callbackUrl, now }: { hash: Buffer; sealed: string; callbackUrl: string; now: Date },
): PendingSignIn | undefined {
  const pending = openSignIn(seal, hash, sealed)
  if (!pending || new URL(callbackUrl).searchParams.get('state') !== pending.state) return undefined
  const ageMs = now.getTime() - Date.parse(pending.startedAt)
  return ageMs <= signInMaxAgeSeconds * 1000 ? pending : undefined
}

function openSignIn(seal: Seal, hash: Buffer, sealed: string): PendingSignIn | undefined {
  try {
    return PendingSignIn.parse(JSON.parse(seal.open(sealed, binding(hash))))
  } catch (error) {
    // The key was replaced in the meantime; starting again is all it takes.
    if (error instanceof CrmError) return undefined
    throw error
  }
}
