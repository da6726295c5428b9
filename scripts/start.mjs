// npm start: builds what is missing and runs Liaison with a demo organisation, Dynamics and Entra ID included.
// npm start -- serve: the same server for a real environment; `npm start -- --help` lists the settings.
import './require-node.mjs'
import { build } from './build/build.mjs'
import { explainFailure } from './explain-failure.mjs'

try {
  await build({ say: (line) => console.error(line) })
  const { run } = await import('../apps/server/dist/liaison/run.js')
  const given = process.argv.slice(2)
  await run(given.length === 0 ? ['demo'] : given)
} catch (error) {
  explainFailure(error)
}
