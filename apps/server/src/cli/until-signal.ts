/** Waits for Ctrl-C or a polite kill, then runs `stop`. A second signal ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const first = () => {
    for (const signal of signals) process.off(signal, first).once(signal, () => process.exit(130))
    void stop().then(
      () => process.exit(),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of signals) process.once(signal, first)
}
