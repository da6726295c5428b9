import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemoConfig } from '../../config.ts'
import { anyFreePortPair } from '../../free-port.ts'
import { createDemo } from '../create-demo.ts'
import { playJourney } from './play-journey.ts'

/**
 * The product's whole line without a browser, on servers and data of its own: connect as Mia, read, propose, approve,
 * and read again. Throws where the line breaks.
 */
export async function journey({ json = false }: { json?: boolean }): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'liaison-journey-'))
  const config = { ...loadDemoConfig({}), dataFolder, ...(await addressOfItsOwn()) }
  const demo = await createDemo(config, { log: () => undefined })
  try {
    await demo.start()
    const result = await playJourney({
      url: demo.app.url,
      person: 'Mia Keller',
      say: (line) => (json ? undefined : console.log(line)),
    })
    if (json) console.log(JSON.stringify(result))
  } finally {
    await demo.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

async function addressOfItsOwn() {
  const port = await anyFreePortPair()
  return { port, publicUrl: `http://localhost:${port}` }
}
