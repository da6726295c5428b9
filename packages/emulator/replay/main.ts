/**
 * `npm run replay -- FILE.jsonl …` replays documented exchanges against fresh emulators and prints one line each:
 * `pass`, `fail` with the difference, `page errs` where the page contradicts itself, `not emulated` with the name of what is
 * missing, or `not repeatable` where it speaks of a table that the emulator lacks; then the totals.
 */
import { readExchanges } from './exchange.ts'
import { isOfEntra, replayEntra } from './replay-entra-exchange.ts'
import { replay, type Verdict } from './replay-exchange.ts'

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Which file? npm run replay -- FILE.jsonl [FILE.jsonl …]')
  process.exit(2)
}

const totals: Record<Verdict['kind'], number> = {
  pass: 0,
  fail: 0,
  'page errs': 0,
  'not emulated': 0,
  'not repeatable': 0,
}
for (const exchange of files.flatMap(readExchanges)) {
  const verdict = await (isOfEntra(exchange) ? replayEntra(exchange) : replay(exchange))
  totals[verdict.kind] += 1
  const said = verdict.kind === 'pass' ? '' : `  ${verdict.because.join('\n' + ' '.repeat(30))}`
  console.log(`${verdict.kind.padEnd(15)}${exchange.id.padEnd(14)}${said}`)
}
const all = Object.values(totals).reduce((sum, count) => sum + count, 0)
console.log(
  `\n${totals.pass} of ${all} pass (${((totals.pass / all) * 100).toFixed(1)} %), ${totals.fail} fail, ${totals['page errs']} page errs, ${totals['not emulated']} not emulated, ${totals['not repeatable']} not repeatable`,
)
