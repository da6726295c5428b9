import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runTsc } from './builders/run-tsc.ts'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

/** What an example may use without saying where it comes from: a reader knows that it is theirs. */
const readersOwn = `
import type { DataverseClient } from '@liaison/dataverse'
declare global {
  const dataverse: DataverseClient
  const myAccessToken: string
  const id: string
  const newId: string
  const authority: string
  const clientId: string
  const clientSecret: string
  const redirectUri: string
  const resource: string
  const callbackUrl: string
}
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dataverse-readme-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const examplesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code)

/** What the strict compiler says about the examples, told by file: `example-1.ts` is the first. */
async function compile(examples: readonly string[]): Promise<string> {
  const base = JSON.parse(await readFile(pathOf('../../../tsconfig.base.json'), 'utf8')) as { compilerOptions: object }
  await writeFile(join(folder, 'readers-own.d.ts'), readersOwn)
  await copyFile(pathOf('./generated/brightwater.gen.ts'), join(folder, 'crm.gen.ts'))
  for (const [index, code] of examples.entries()) await writeFile(join(folder, `example-${index + 1}.ts`), code)
  const compilerOptions = {
    ...base.compilerOptions,
    noEmit: true,
    moduleDetection: 'force', // An example without imports is a module too.
    composite: false,
    declaration: false,
    sourceMap: false,
    noUnusedLocals: false, // An example may end with what it found.
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    module: 'esnext',
    moduleResolution: 'bundler',
    typeRoots: [pathOf('../../../node_modules/@types')],
    paths: {
      '@liaison/dataverse': [pathOf('../src/index.ts')],
      '@liaison/dataverse/entra': [pathOf('../src/entra/index.ts')],
    },
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  const said = await runTsc(['-p', folder, '--pretty', 'false'], folder)
  return said
    .split('\n')
    .filter((line) => line.includes('example-'))
    .join('\n')
}

test('every example of the README compiles as it stands', async () => {
  const examples = examplesIn(await readFile(pathOf('../README.md'), 'utf8'))
  expect(examples.length).toBeGreaterThanOrEqual(3)
  expect(await compile(examples)).toBe('')
})

test('an example that uses what is not there is told', async () => {
  const wrong = [`import { listOf } from '@liaison/dataverse'\n`, `dataverse.read('account')\n`, 'export {}\n']
  const said = await compile(wrong)
  expect(said).toMatch(/^example-1\.ts.*listOf/m)
  expect(said).toMatch(/^example-2\.ts.*read/m)
  expect(said).not.toContain('example-3')
})
