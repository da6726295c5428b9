import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, runNode, runTool } from './run-tool.mjs'
import { isStale } from './stale.mjs'

const at = (...parts) => join(root, ...parts)
const server = (...parts) => at('apps', 'server', ...parts)
const packages = ['packages/dataverse', 'packages/crm', 'packages/emulator', 'apps/server']
const everywhere = ['package-lock.json', 'tsconfig.base.json'].map((name) => at(name))

// What a build needs is loaded when something is built: most starts find everything there.
const targets = {
  packages: {
    title: 'Compiling the packages',
    outputs: packages.map((folder) => at(folder, 'dist')),
    stamp: server('dist', '.compiled'),
    sources: packages.flatMap((folder) => ['src', 'package.json', 'tsconfig.json'].map((name) => at(folder, name))),
    build: () => runTool('tsc', ['-b', 'apps/server']),
  },
  server: {
    title: 'Building the server',
    outputs: [server('dist', 'liaison'), server('dist', 'empty-database')],
    stamp: server('dist', '.built'),
    sources: packages.flatMap((folder) => ['src', 'package.json'].map((name) => at(folder, name))),
    async build() {
      const { bundle } = await import('./bundle.mjs')
      await bundle(
        [server('src/cli/run.ts'), server('src/database/write-empty-database.ts')],
        server('dist', 'liaison'),
      )
      const shape = ['package-lock.json', 'packages/crm/src/migrations', 'apps/server/src/jobs'].map((path) => at(path))
      if (await isStale(server('dist', 'empty-database'), shape))
        await runNode(server('dist', 'liaison', 'write-empty-database.js'), [server('dist', 'empty-database')])
    },
  },
  web: {
    title: 'Building the web app',
    outputs: [at('apps', 'web', 'dist')],
    stamp: at('apps', 'web', 'dist', '.built'),
    sources: ['src', 'public', 'index.html', 'package.json', 'vite.config.ts'].map((name) => at('apps', 'web', name)),
    async build() {
      const { compressFolder } = await import('./compress.mjs')
      await runTool('vite', ['build', '--logLevel', 'warn'], { cwd: at('apps', 'web') })
      await compressFolder(at('apps', 'web', 'dist'))
    },
  },
}

/**
 * Builds what is missing or older than its sources and says so through `say`. With `force`, everything from scratch.
 * `parts` are 'server' (which runs from its bundle), 'web', and 'packages', compiled as they are published.
 */
export async function build({ parts = ['server', 'web'], force = false, say = () => undefined } = {}) {
  if (force) await removeOutputs(parts)
  for (const part of parts) {
    const target = targets[part]
    if (!force && !(await isStale(target.stamp, [...target.sources, ...everywhere]))) continue
    say(`${target.title} …`)
    const startedAt = performance.now()
    await target.build()
    await mkdir(join(target.stamp, '..'), { recursive: true })
    await writeFile(target.stamp, '')
    say(`${target.title}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

async function removeOutputs(parts) {
  const outputs = parts.flatMap((part) => targets[part].outputs)
  for (const output of outputs) await rm(output, { recursive: true, force: true })
}
