import { startEmulator } from '@liaison/emulator'

// A process of its own: the emulator under service protection that is looked at with every request.

export interface Protection {
  /** Requests in any window. Dynamics: 6,000 in 300 s, which is the same rate as 20 a second. */
  limit: number
  windowSeconds: number
  /** The connection is cut after one in so many writes, before their reply. */
  loseOneIn: number
}

export interface ProtectedEmulator {
  url: string
  token: string
}

export interface Written {
  rows: number
  /** Names that more than one row has. */
  doubled: number
}

const { limit, windowSeconds, loseOneIn } = JSON.parse(process.argv[2] ?? '') as Protection
const emulator = await startEmulator({
  seed: 'empty',
  userConsent: 'granted',
  // What is permitted is then a plain number: so many requests let in, in any window.
  limits: { requests: limit, windowSeconds, evaluation: 'at-once', refusalsCount: false },
})
emulator.faults.cutConnection({ when: 'after', method: 'POST', path: 'contacts', every: loseOneIn, requests: Infinity })

process.on('message', () => {
  const names = emulator.rows.list('contact').map((row) => row['lastname'])
  process.send?.({ rows: names.length, doubled: names.length - new Set(names).size } satisfies Written)
})
process.send?.({ url: emulator.environmentUrl, token: await emulator.tokenFor('ada') } satisfies ProtectedEmulator)
