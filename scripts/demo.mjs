// npm run demo: the whole line in the terminal, against servers of its own over real HTTP. --json for one JSON object.
import './require-node.mjs'
import { build } from './build/build.mjs'
import { explainFailure } from './explain-failure.mjs'

try {
  await build({ parts: ['server'], say: (line) => console.error(line) })
  const { run } = await import('../apps/server/dist/liaison/run.js')
  await run(['journey', ...process.argv.slice(2)])
} catch (error) {
  explainFailure(error)
}
