import type { Actor } from '../deps.ts'
import type { Preflight } from './preflight.ts'

interface Entry {
  /** Of the connection: after a new sign-in it is asked anew. */
  tokensVersion: number
  preflight: Preflight
}

const maxAgeMs = 5 * 60_000
const maxMembers = 2_000

/** What members were told, for some minutes: a page that is opened again costs Dynamics nothing. */
export class PreflightCache {
  readonly #clock: { now(): Date }
  readonly #members = new Map<string, Entry>()

  constructor(clock: { now(): Date }) {
    this.#clock = clock
  }

  find(actor: Actor, tokensVersion: number): Preflight | undefined {
    const known = this.#members.get(keyOf(actor))
    if (known?.tokensVersion !== tokensVersion) return undefined
    const age = this.#clock.now().getTime() - Date.parse(known.preflight.checkedAt)
    return age < maxAgeMs ? known.preflight : undefined
  }

  keep(actor: Actor, tokensVersion: number, preflight: Preflight): void {
    const key = keyOf(actor)
    this.#members.delete(key)
    this.#members.set(key, { tokensVersion, preflight })
    const oldest = this.#members.size > maxMembers ? this.#members.keys().next().value : undefined
    if (oldest !== undefined) this.#members.delete(oldest)
  }
}

const keyOf = ({ workspaceId, memberId }: Actor): string => `${workspaceId} ${memberId}`
