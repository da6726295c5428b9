import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDemo, type Demo } from '../../apps/server/src/cli/create-demo.ts'
import { type Config, loadDemoConfig } from '../../apps/server/src/config.ts'
import { anyFreePortPair } from '../../apps/server/src/free-port.ts'

export interface RunningDemo extends Demo {
  url: string
  stop: () => Promise<void>
}

/** The product and its emulated organisation in this process, so that a test can also act as Microsoft's administrator. */
export async function startDemo(settings: Pick<Config, 'mail'> = {}): Promise<RunningDemo> {
  await buildWebApp()
  const folder = await mkdtemp(join(tmpdir(), 'liaison-browser-journey-'))
  const config = loadDemoConfig({ PORT: String(await anyFreePortPair()), DATA_DIR: folder })
  const demo = await createDemo({ ...config, ...settings })
  await demo.start()
  return {
    ...demo,
    url: demo.app.url,
    stop: async () => {
      await demo.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Builds the web app when it is missing or older than its sources, as `npm start` does. */
async function buildWebApp(): Promise<void> {
  const script = new URL('../../scripts/build/build.mjs', import.meta.url).href
  const { build } = (await import(script)) as { build: (options: { parts: string[] }) => Promise<void> }
  await build({ parts: ['web'] })
}
