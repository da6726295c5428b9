/** Something that runs while the server runs. */
export interface Phase {
  name: string
  start: () => Promise<void>
  /** Ends it within the time given; called only after a start that succeeded. */
  stop: (options: { withinMs: number }) => Promise<void>
}

export interface Lifecycle {
  /** Starts the phases in order. When one fails, those before it are stopped again and the failure is thrown. */
  start(): Promise<void>
  /** Stops them in reverse order within one deadline. May be called at any time and more than once. */
  stop(options?: { withinMs?: number }): Promise<void>
}

/** Below the 30 seconds that Kubernetes gives a pod by default before it is killed. */
const drainMs = 25_000

export function createLifecycle(
  phases: readonly Phase[],
  onTrouble: (phase: string, error: unknown) => void,
): Lifecycle {
  const running: Phase[] = []
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  async function startAll(): Promise<void> {
    try {
      for (const phase of phases) {
        await phase.start()
        running.push(phase)
      }
    } catch (error) {
      await stopAll(drainMs)
      throw error
    }
  }

  async function stopAll(withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs
    for (let phase = running.pop(); phase !== undefined; phase = running.pop()) {
      const left = Math.max(deadline - performance.now(), 100)
      await within(left, phase.stop({ withinMs: left })).catch((error: unknown) => onTrouble(phase.name, error))
    }
  }

  return {
    start() {
      starting ??= startAll().catch((error: unknown) => {
        starting = undefined
        throw error
      })
      return starting
    },
    async stop({ withinMs = drainMs } = {}) {
      // A start in progress ends first, so that nothing it opens is left behind.
      await starting?.catch(() => undefined)
      stopping ??= stopAll(withinMs).finally(() => {
        starting = undefined
        stopping = undefined
      })
      await stopping
    },
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`still not stopped after ${Math.round(ms)} ms`)), ms)
  })
  try {
    await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}
