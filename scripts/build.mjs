// npm run build: everything from scratch.
import { build } from './build/build.mjs'
import { explainFailure } from './explain-failure.mjs'

build({ parts: ['packages', 'server', 'web'], force: true, say: (line) => console.log(line) }).catch(explainFailure)
