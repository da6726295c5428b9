// npm run check: the tests, then lint, format and types. The last line counts all of them.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import { root } from './build/run-tool.mjs'
import { countTests } from './check/count-tests.mjs'

const checks = [
  ['lint', ['run', 'lint']],
  ['format', ['run', 'format:check']],
  ['types of the packages and the server', ['exec', '--', 'tsc', '-b']],
  ['types of the web app', ['exec', '--', 'tsc', '-p', 'apps/web/tsconfig.json', '--noEmit']],
  ...['packages/dataverse', 'packages/crm', 'packages/emulator', 'apps/server'].map((folder) => [
    `types of the tests of ${folder}`,
    ['exec', '--', 'tsc', '-p', `${folder}/tsconfig.test.json`],
  ]),
  ['types of the tests of apps/web', ['exec', '--', 'tsc', '-p', 'apps/web/tsconfig.test.json', '--noEmit']],
  ['types of the end-to-end tests', ['exec', '--', 'tsc', '-p', 'tests/e2e/tsconfig.json']],
  ['types of the benchmarks', ['exec', '--', 'tsc', '-p', 'bench/tsconfig.json', '--noEmit']],
]

let { passed, failed } = countTests(await npm('tests', ['test']))
const red = failed === 0 ? [] : ['tests']
for (const [title, args] of checks) {
  const { code } = await npm(title, args)
  if (code === 0) passed += 1
  else {
    failed += 1
    red.push(title)
  }
}
if (red.length > 0) console.log(`Not good: ${red.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function npm(title, args) {
  console.log(`\n# ${title}: npm ${args.join(' ')}`)
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      process.stdout.write(chunk)
    })
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
