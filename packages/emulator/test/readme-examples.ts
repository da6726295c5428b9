import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { runTsc } from '../../../tests/builders/run-tsc.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))

/** Blocks of a language in a markdown text. */
export const blocksOf = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block)

/** Examples that do not start an emulator use one that is there. */
const startsItself = /startEmulator\(/

const before = `import { startEmulator } from '@liaison/emulator'\nconst emulator = await startEmulator({ seed: 'empty' })\n`
const after = `\nawait emulator.stop()\nexport {}\n`

export interface ExamplesProject {
  /** What the strict compiler says: nothing when all is well. */
  compile(): Promise<string>
  /** What an example prints. */
  run(example: number): Promise<string>
  remove(): Promise<void>
}

/** A project with each example as a file, and this package. */
export async function projectOfExamples(examples: readonly string[]): Promise<ExamplesProject> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-readme-'))
  const fileOf = (example: number): string => join(folder, `example-${example + 1}.ts`)
  await mkdir(join(folder, 'node_modules/@liaison'), { recursive: true })
  await symlink(packageFolder, join(folder, 'node_modules/@liaison/emulator'), 'junction')
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  for (const [at, code] of examples.entries())
    await writeFile(fileOf(at), startsItself.test(code) ? code : before + code + after)
  return {
    compile: async () => ofExamples(await runTsc([...strict, ...examples.map((_, at) => fileOf(at))], folder)),
    async run(example) {
      const child = spawn(process.execPath, [...node, fileOf(example)], { stdio: ['ignore', 'pipe', 'inherit'] })
      const closed = once(child, 'close')
      const printed = await text(child.stdout)
      const [code] = (await closed) as [number]
      if (code !== 0) throw new Error(`example ${example + 1} ended with ${code}`)
      return printed
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

const node = ['--conditions=@liaison/source', '--import', import.meta.resolve('tsx')]

const options = [
  '--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck --pretty false',
  '--module nodenext --target es2023 --customConditions @liaison/source --allowImportingTsExtensions --types node',
].flatMap((words) => words.split(' '))
const strict = [...options, '--typeRoots', join(packageFolder, '../../node_modules/@types')]

/** The package's own source is read along, and checked elsewhere. */
const ofExamples = (said: string): string =>
  said
    .split('\n')
    .filter((line) => line.includes('example-'))
    .join('\n')
