import { startEmulated } from './emulated.ts'

/** From the call to the first request answered, with the demo organisation laid anew. */
export async function measureDemoStart(): Promise<number> {
  const { server, startMilliseconds } = await startEmulated({ seed: 'demo' })
  await server.stop()
  return startMilliseconds
}
