import type { Transport } from '@liaison/dataverse'

export interface Watched {
  transport: Transport
  counts: {
    passed: number
    /** 429, for whichever limit. */
    refused: number
    repliesLost: number
    /** Sent after a refusal was there and before the time it named. */
    early: number
  }
}

/** Counts what becomes of requests, at the place where a client learns of it. */
export function watchedTransport(transport: Transport): Watched {
  const counts: Watched['counts'] = { passed: 0, refused: 0, repliesLost: 0, early: 0 }
  let notBefore = 0
  return {
    counts,
    async transport(request) {
      if (Date.now() < notBefore) counts.early += 1
      try {
        const reply = await transport(request)
        if (reply.status === 429) {
          counts.refused += 1
          notBefore = Math.max(notBefore, Date.now() + Number(reply.headers['retry-after']) * 1000)
        } else counts.passed += 1
        return reply
      } catch (failure) {
        // The connection was cut after the answer had been made: mostly a row written, now and then a refusal.
        counts.passed += 1
        counts.repliesLost += 1
        throw failure
      }
    },
  }
}
