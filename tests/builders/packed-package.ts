import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { runTsc } from './run-tsc.ts'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const npmRunsInShell = process.platform === 'win32'

export interface Consumer {
  /** An ESM project that has the packed package and what it depends on, and nothing else. */
  folder: string
  /** The files of the package, as it would be published. */
  packedFiles: string[]
  write(file: string, content: string): Promise<void>
  read(file: string): Promise<string>
  /** What a script of the project prints, run by this Node. */
  run(file: string, ...args: string[]): Promise<string>
  /** What a package's command prints. */
  npx(...args: string[]): Promise<string>
  /** What the compiler says: nothing when all is well. */
  compile(options: readonly string[]): Promise<string>
  remove(): Promise<void>
}

/** Builds and packs a package as it would be published, and installs it in an empty project. Needs no network. */
export async function consumerOfPackedPackage(name: 'dataverse' | 'emulator'): Promise<Consumer> {
  const place = await realpath(await mkdtemp(join(tmpdir(), `${name}-package-`)))
  const folder = join(place, 'project')
  const { packedFiles, archive } = await pack(join(root, 'packages', name), place)
  const installed = join(folder, 'node_modules/@liaison', name)
  await mkdir(installed, { recursive: true })
  await execute('tar', ['-xzf', archive, '-C', installed, '--strip-components', '1'])
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const dependency of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', dependency)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(root, 'node_modules', dependency), link, 'junction')
  }
  const write = (file: string, content: string): Promise<void> => writeFile(join(folder, file), content)
  await write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  const inFolder = { cwd: folder, shell: npmRunsInShell }
  // Makes the links of `node_modules/.bin`, as an installation does.
  await execute('npm', ['rebuild', '--offline', '--ignore-scripts', `@liaison/${name}`], inFolder)
  return {
    folder,
    packedFiles,
    write,
    read: (file) => readFile(join(folder, file), 'utf8'),
    run: async (file, ...args) => (await execute(process.execPath, [file, ...args], { cwd: folder })).stdout,
    npx: async (...args) => (await execute('npx', ['--offline', ...args], inFolder)).stdout,
    compile: (options) => runTsc(options, folder),
    remove: () => rm(place, { recursive: true, force: true }),
  }
}

async function pack(source: string, place: string): Promise<{ packedFiles: string[]; archive: string }> {
  const built = join(place, 'built')
  const notSource = new Set(['dist', 'test', 'node_modules'])
  await cp(source, built, { recursive: true, filter: (file) => !notSource.has(relative(source, file)) })
  const output = ['--outDir', join(built, 'dist'), '--tsBuildInfoFile', join(built, 'dist/.tsbuildinfo')]
  // Types of the source are `npm run types`' business; it emits all the same.
  await runTsc(['-p', source, ...output], source)
  const { stdout } = await execute('npm', ['pack', '--json', '--offline', '--pack-destination', place], {
    cwd: built,
    shell: npmRunsInShell,
  })
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }]
  return { packedFiles: packed.files.map(({ path }) => path), archive: join(place, packed.filename) }
}
