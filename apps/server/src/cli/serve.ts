import { issueSetUpCode } from '@liaison/crm'
import { createApp } from '../app.ts'
import { loadConfig } from '../config.ts'
import { jsonLog } from '../log.ts'
import { stopOnSignal } from './until-signal.ts'

/** A real installation. Events go to stdout as JSON lines, words for the person who started it to stderr. */
export async function serve(): Promise<void> {
  const config = loadConfig()
  const app = createApp(config, { log: jsonLog((line) => process.stdout.write(line)) })
  stopOnSignal(() => app.stop())
  await app.start()
  const code = await issueSetUpCode(app.deps)
  console.error(`Liaison: ${app.url}`)
  if (code !== undefined) {
    console.error(`Not set up yet. Open ${app.url}/setup and enter this code, which works once: ${code}`)
  }
}
