/**
 * `npm run bench -- start|web [--json]`
 * start: time from `npm start` (already built, fresh data folder, then a second start on it) until the printed address
 *        answers, and the resident memory of the process once it is idle.
 * web:   gzip size of the script a browser loads for the first screen.
 */
import { measureFirstScreen } from './first-screen.ts'
import { measureStart } from './start.ts'

const [what, ...flags] = process.argv.slice(2)
const measures: Record<string, () => unknown> = { start: measureStart, web: measureFirstScreen }
const measure = measures[what ?? '']
if (!measure) {
  console.error('npm run bench -- start|web [--json]')
  process.exit(2)
}
const result = await measure()
console.log(flags.includes('--json') ? JSON.stringify(result) : result)
