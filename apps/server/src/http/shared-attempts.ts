import { countAttempt, type Deps } from '@liaison/crm'
import { createHmac, hkdfSync } from 'node:crypto'
import type { Secret } from '../secret.ts'

/** One more attempt from this address group. Answers how many there were with it, and when it begins anew. */
export type CountShared = (
  attempt: string,
  options: { sender: string; windowSeconds: number },
) => Promise<{ count: number; endsAt: Date }>

/**
 * Counts in the database, for all servers together. The address goes there as an HMAC only: there are so few of IPv4 that a
 * plain hash tells it. While servers with another newest key run beside each other, they count apart.
 */
export function sharedAttempts(deps: Pick<Deps, 'db' | 'clock'>, newestKey: Secret): CountShared {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(newestKey.reveal(), 'base64'), '', 'liaison attempt counts', 32),
  )
  return async (attempt, { sender, windowSeconds }) =>
    countAttempt(deps, {
      attempt,
      senderHash: createHmac('sha256', key).update(`${attempt} ${sender}`).digest(),
      windowSeconds,
    })
}
