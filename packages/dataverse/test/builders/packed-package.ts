import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { runTsc } from './run-tsc.ts'

const execute = promisify(execFile)
const packageFolder = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(packageFolder, '../../node_modules')

export interface Consumer {
  /** An ESM project that has the packed package and what it depends on, and nothing else. */
  folder: string
  /** The files of the package, as it would be published. */
  packedFiles: string[]
  write(file: string, content: string): Promise<void>
  read(file: string): Promise<string>
  /** What a script of the project prints, run by this Node. */
  run(file: string, ...args: string[]): Promise<string>
  /** What the compiler says: nothing when all is well. */
  compile(options: readonly string[]): Promise<string>
  remove(): Promise<void>
}

/** Builds and packs the package as it would be published, and unpacks it in an empty project. Needs no network. */
export async function consumerOfPackedPackage(): Promise<Consumer> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'dataverse-package-')))
  const built = join(root, 'built')
  const folder = join(root, 'project')
  const { packedFiles, archive } = await pack(built, root)
  const installed = join(folder, 'node_modules/@liaison/dataverse')
  await mkdir(installed, { recursive: true })
  await execute('tar', ['-xzf', archive, '-C', installed, '--strip-components', '1'])
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name)
    await mkdir(dirname(link), { recursive: true })
    await symlink(join(modules, name), link, 'junction')
  }
  const write = (file: string, content: string): Promise<void> => writeFile(join(folder, file), content)
  await write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  return {
    folder,
    packedFiles,
    write,
    read: (file) => readFile(join(folder, file), 'utf8'),
    run: async (file, ...args) => (await execute(process.execPath, [file, ...args], { cwd: folder })).stdout,
    compile: (options) => runTsc(options, folder),
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

async function pack(built: string, destination: string): Promise<{ packedFiles: string[]; archive: string }> {
  const notSource = new Set(['dist', 'test', 'node_modules'])
  await cp(packageFolder, built, { recursive: true, filter: (file) => !notSource.has(relative(packageFolder, file)) })
  const output = ['--outDir', join(built, 'dist'), '--tsBuildInfoFile', join(built, 'dist/.tsbuildinfo')]
  // Types of the source are `npm run types`' business; it emits all the same.
  await runTsc(['-p', packageFolder, ...output], packageFolder)
  const { stdout } = await execute('npm', ['pack', '--json', '--offline', '--pack-destination', destination], {
    cwd: built,
    shell: process.platform === 'win32',
  })
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }]
  return { packedFiles: packed.files.map(({ path }) => path), archive: join(destination, packed.filename) }
}
