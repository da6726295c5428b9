import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadDemoConfig } from '../config.ts'
import { jsonLog } from '../log.ts'
import { createDemo } from './create-demo.ts'
import { stopOnSignal } from './until-signal.ts'

/** Liaison with an emulated organisation. Prints one line: where it is. Events go to a file of the data folder. */
export async function demo(): Promise<void> {
  const config = loadDemoConfig()
  await mkdir(config.dataFolder, { recursive: true })
  const events = createWriteStream(join(config.dataFolder, 'events.jsonl'), { flags: 'a' })
  const running = await createDemo(config, { log: jsonLog((line) => events.write(line)) })
  stopOnSignal(() => running.stop())
  await running.start()
  console.log(`Liaison: ${running.app.url}`)
}
