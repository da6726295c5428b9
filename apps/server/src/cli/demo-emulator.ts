import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '@liaison/emulator'
import { type Config, demoClientSecret } from '../config.ts'
import { isPortFree } from '../free-port.ts'
import type { Phase } from '../lifecycle.ts'
import { PortInUseError } from '../port-in-use.ts'

/** Microsoft's side of the demo, as a phase of the app: it keeps its rows in the same data folder. */
export function demoEmulator(config: Config, port: number): Phase & { running: () => Emulator } {
  let emulator: Emulator | undefined
  return {
    name: 'emulator',
    async start() {
      const dataDirectory = join(config.dataFolder, 'emulator')
      await mkdir(dataDirectory, { recursive: true })
      if (!(await isPortFree(port, '127.0.0.1'))) {
        throw new PortInUseError(
          'The emulator of Dynamics',
          port,
          `Stop that program, or start the demo in a fresh folder beside another port: PORT=7400 DATA_DIR=./data/demo-2 npm start`,
        )
      }
      emulator = await startEmulator({
        seed: 'demo',
        port,
        dataDirectory,
        clientId: config.entra.clientId,
        clientSecret: demoClientSecret,
      })
    },
    async stop() {
      await emulator?.stop()
      emulator = undefined
    },
    running() {
      if (emulator === undefined) throw new Error('The emulator runs only while the app does')
      return emulator
    },
  }
}

/**
 * The port of the demo's emulator. Remembered, because the environment's address, which the database holds, has it:
 * an environment that moved would be another one.
 */
export async function emulatorPort(config: Config): Promise<number> {
  const file = join(config.dataFolder, 'emulator-port')
  const remembered = Number(await readFile(file, 'utf8').catch(() => ''))
  if (Number.isInteger(remembered) && remembered > 0) return remembered
  const port = config.port + 1
  await mkdir(config.dataFolder, { recursive: true })
  await writeFile(file, `${port}\n`)
  return port
}
