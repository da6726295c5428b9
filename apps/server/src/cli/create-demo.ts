import { issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import type { Emulator } from '@liaison/emulator'
import { type App, type AppOverrides, createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { demoEmulator, emulatorPort } from './demo-emulator.ts'

export interface Demo {
  app: App
  /** Starts both sides and sets the environment up, as an administrator would with the one-time code. */
  start(): Promise<void>
  stop(): Promise<void>
  /** While it runs. */
  emulator(): Emulator
}

/** The whole product on one machine: the emulator's organisation is the environment. */
export async function createDemo(config: Config, overrides: AppOverrides = {}): Promise<Demo> {
  const port = await emulatorPort(config)
  const emulator = demoEmulator(config, port)
  const app = createApp(
    { ...config, extraHosts: [...config.extraHosts, `127.0.0.1:${port}`] },
    { ...overrides, companions: [emulator] },
  )
  return {
    app,
    async start() {
      await app.start()
      const code = await issueSetUpCode(app.deps)
      const { environmentUrl } = emulator.running()
      // No code means that an earlier start has done it.
      if (code !== undefined) await setUpEnvironment(app.deps, { code, url: environmentUrl })
    },
    stop: () => app.stop(),
    emulator: () => emulator.running(),
  }
}
