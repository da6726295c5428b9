import { createServer } from 'node:net'

/** Whether this machine lets us listen on `port`. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}

/** A port that nobody uses at this moment. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** A port that nobody uses and whose next one is free too: the demo's emulator takes that. */
export async function anyFreePortPair(): Promise<number> {
  for (;;) {
    const port = await anyFreePort()
    if (await isPortFree(port + 1, '127.0.0.1')) return port
  }
}
