import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Whether this machine lets us listen on `port`. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** Below the ports that systems hand to outgoing connections: those come and go between the look and the use. */
const lowest = 10_000
const above = 32_768

/** A port that nobody uses at this moment. */
export function anyFreePort(): Promise<number> {
  return anyFreeRun(1)
}

/** A port that nobody uses and whose next one is free too: the demo's emulator takes that. */
export function anyFreePortPair(): Promise<number> {
  return anyFreeRun(2)
}

async function anyFreeRun(length: number): Promise<number> {
  for (;;) {
    const first = randomInt(lowest, above - length)
    const run = Array.from({ length }, (_, index) => isPortFree(first + index, '127.0.0.1'))
    if ((await Promise.all(run)).every(Boolean)) return first
  }
}
