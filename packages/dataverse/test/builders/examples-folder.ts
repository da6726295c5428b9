import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ExamplesInput, Printed } from './examples-process.ts'
import { runTsc } from '../../../../tests/builders/run-tsc.ts'

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const urlOf = (relative: string): string => new URL(relative, import.meta.url).href

/** What an example may use without saying where it comes from, for the compiler. */
const readersOwn = `
import type { DataverseClient } from '@liaison/dataverse'
declare global {
  const dataverse: DataverseClient
  const myAccessToken: string
  const id: string
  const newId: string
  const contactId: string
  const assessmentId: string
  const reportPath: string
  const authority: string
  const clientId: string
  const clientSecret: string
  const redirectUri: string
  const resource: string
  const callbackUrl: string
}
`

/** The packages as an example imports them, for its run: any environment is the emulator, and a person signs in at once. */
const standIns = {
  'index.js': `
export * from '${urlOf('../../src/index.ts')}'
import { createDataverseClient as create, discoverEnvironment as discover } from '${urlOf('../../src/index.ts')}'
export const createDataverseClient = (options) => create({ ...options, environmentUrl: globalThis.emulatedUrl })
export const discoverEnvironment = (_environmentUrl, transport) => discover(globalThis.emulatedUrl, transport)
`,
  'entra.js': `
export * from '${urlOf('../../src/entra/index.ts')}'
import { createEntraClient as create } from '${urlOf('../../src/entra/index.ts')}'
export const createEntraClient = (options) => {
  const client = create({ ...options, allowInsecureRequests: true })
  const startAuthorization = async (request) => {
    const started = await client.startAuthorization(request)
    await globalThis.signIn(started)
    return started
  }
  return { ...client, startAuthorization }
}
`,
  'package.json': JSON.stringify({ type: 'module', exports: { '.': './index.js', './entra': './entra.js' } }),
}

export interface ExamplesFolder {
  /** What the strict compiler says about the examples, told by file: `example-1.ts` is the first. */
  compile: () => Promise<string>
  /** What each of them printed, run one after the other. */
  run: (input: Omit<ExamplesInput, 'files'>) => Promise<Printed[]>
  remove: () => Promise<void>
}

/** The `ts` blocks of a markdown text. */
export const examplesIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code)

/** Each example as a file of its own, beside what it may use. */
export async function folderOfExamples(examples: readonly string[]): Promise<ExamplesFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'dataverse-readme-'))
  await writeFile(join(folder, 'readers-own.d.ts'), readersOwn)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  await copyFile(pathOf('../generated/brightwater.gen.ts'), join(folder, 'crm.gen.ts'))
  const files = examples.map((_, index) => join(folder, `example-${index + 1}.ts`))
  for (const [index, file] of files.entries()) await writeFile(file, examples[index] ?? '')
  const packaged = join(folder, 'node_modules/@liaison/dataverse')
  await mkdir(packaged, { recursive: true })
  for (const [name, text] of Object.entries(standIns)) await writeFile(join(packaged, name), text)
  return {
    async compile() {
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(await compilerSettings()))
      const said = await runTsc(['-p', folder, '--pretty', 'false'], folder)
      return said
        .split('\n')
        .filter((line) => line.includes('example-'))
        .join('\n')
    },
    async run(input) {
      const node = ['--conditions=@liaison/source', '--import', import.meta.resolve('tsx')]
      const { stdout } = await promisify(execFile)(process.execPath, [...node, pathOf('./examples-process.ts')], {
        env: { ...process.env, README_EXAMPLES: JSON.stringify({ ...input, files }) },
      })
      return JSON.parse(stdout) as Printed[]
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function compilerSettings(): Promise<object> {
  const base = JSON.parse(await readFile(pathOf('../../../../tsconfig.base.json'), 'utf8')) as {
    compilerOptions: object
  }
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
    typeRoots: [pathOf('../../../../node_modules/@types')],
    paths: {
      '@liaison/dataverse': [pathOf('../../src/index.ts')],
      '@liaison/dataverse/entra': [pathOf('../../src/entra/index.ts')],
    },
  }
  return { compilerOptions, include: ['*.ts'] }
}
