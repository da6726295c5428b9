import type { Transport } from '@liaison/dataverse'
import { type Finding, notChecked, ok, problem } from './report.ts'

/** By then certificates and codes of a second factor fail too; Entra itself lets five minutes pass. */
const boundMs = 2 * 60_000

/** Reads the `Date` of every reply that passes, to compare it with this machine's clock. */
export function watchClock(transport: Transport, now: () => Date): { transport: Transport; finding: () => Finding } {
  const offsetsMs: number[] = []
  return {
    async transport(request) {
      const sentAt = now().getTime()
      const reply = await transport(request)
      const theirs = Date.parse(reply.headers['date'] ?? '')
      // The middle of the round trip; `Date` has whole seconds.
      if (!Number.isNaN(theirs)) offsetsMs.push(theirs - (sentAt + now().getTime()) / 2)
      return reply
    },
    finding() {
      const farthest = offsetsMs.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0]
      if (farthest === undefined) return notChecked('No reply of Microsoft came to compare the clock with.')
      if (Math.abs(farthest) <= boundMs) return ok("This machine's clock agrees with Microsoft's.")
      const minutes = Math.round(Math.abs(farthest) / 60_000)
      return problem(
        `This machine's clock is ${minutes} minutes ${farthest > 0 ? 'behind' : 'ahead of'} Microsoft's.`,
        'Turn on time synchronisation (NTP) on this machine, or on the host of the container. Sign-ins fail and connections are renewed too late until then.',
      )
    },
  }
}
