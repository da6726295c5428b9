/**
 * `npm run bench -- start|web|client|emulator [--json]`
 * start: time from `npm start` (already built, fresh data folder, then a second start on it) until the printed address
 *        answers, and the resident memory of the process once it is idle.
 * web:   gzip size of the script a browser loads for the first screen.
 * client: the Dataverse client beside others on a page of 5,000 rows, its memory over a million rows, files of
 *        1 GB and the metadata of 1,000 tables, its writes under service protection limits.
 * emulator: the emulator's own speed: a page of 5,000 rows, creates a second, filters over a million rows, its start.
 */
import { inspect } from 'node:util'
import { measureClient } from './client/measure-client.ts'
import { measureEmulator } from './emulator/measure-emulator.ts'
import { measureFirstScreen } from './first-screen.ts'
import { measureStart } from './start.ts'

const [what, ...flags] = process.argv.slice(2)
const measures: Record<string, () => unknown> = {
  start: measureStart,
  web: measureFirstScreen,
  client: measureClient,
  emulator: measureEmulator,
}
const measure = measures[what ?? '']
if (!measure) {
  console.error('npm run bench -- start|web|client|emulator [--json]')
  process.exit(2)
}
const result = await measure()
console.log(flags.includes('--json') ? JSON.stringify(result) : inspect(result, { depth: null }))
