import type { Flow } from './flow.ts'

interface Entry {
  flows: Promise<Flow[]>
  readAt: number
}

const maxAgeMs = 5 * 60_000
/** Sooner where an order is still to be learned: the first deal may enter the flow any moment. */
const maxAgeUnorderedMs = 30_000
const maxInstances = 20_000

/**
 * What the flows of each environment are, for some minutes: definitions, which are the same for everybody. Of deals it
 * knows only which instance was theirs, so that a deal and its path can be read in one round trip; what a reader may see
 * of either is decided by Dynamics each time.
 */
export class PipelineCache {
  readonly #clock: { now(): Date }
  readonly #environments = new Map<string, Entry>()
  readonly #instances = new Map<string, string>()

  constructor(clock: { now(): Date }) {
    this.#clock = clock
  }

  async flows(environmentUrl: string, load: () => Promise<Flow[]>): Promise<Flow[]> {
    const known = this.#environments.get(environmentUrl)
    if (known && (await this.#isFresh(known))) return known.flows
    const current = this.#environments.get(environmentUrl)
    // Somebody else began to read while we looked.
    if (current && current !== known) return current.flows
    const entry = { flows: load(), readAt: this.#clock.now().getTime() }
    this.#environments.set(environmentUrl, entry)
    entry.flows.catch(() => {
      if (this.#environments.get(environmentUrl) === entry) this.#environments.delete(environmentUrl)
    })
    return entry.flows
  }

  instanceOf(environmentUrl: string, dealId: string): string | undefined {
    return this.#instances.get(`${environmentUrl} ${dealId}`)
  }

  rememberInstance(environmentUrl: string, dealId: string, instanceId: string): void {
    const key = `${environmentUrl} ${dealId}`
    this.#instances.delete(key)
    this.#instances.set(key, instanceId)
    if (this.#instances.size <= maxInstances) return
    const oldest = this.#instances.keys().next().value
    if (oldest !== undefined) this.#instances.delete(oldest)
  }

  async #isFresh(entry: Entry): Promise<boolean> {
    const flows = await entry.flows.catch(() => undefined)
    if (!flows) return false
    const limit = flows.every(({ orderKnown }) => orderKnown) ? maxAgeMs : maxAgeUnorderedMs
    return this.#clock.now().getTime() - entry.readAt < limit
  }
}
