import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compressFolder } from './compress.mjs'
import { writeEmptyDatabase } from './empty-database.mjs'
import { root, runTool } from './run-tool.mjs'
import { isStale } from './stale.mjs'

const at = (...parts) => join(root, ...parts)
const everywhere = ['package-lock.json', 'tsconfig.base.json'].map((name) => at(name))
const emptyDatabase = at('apps', 'server', 'dist', 'empty-database.tar.gz')

const targets = {
  server: {
    title: 'Building the server',
    stamp: at('apps', 'server', 'dist', '.built'),
    sources: ['packages/dataverse', 'packages/crm', 'packages/emulator', 'apps/server'].flatMap((folder) => [
      at(folder, 'src'),
      at(folder, 'package.json'),
      at(folder, 'tsconfig.json'),
    ]),
    async build() {
      await runTool('tsc', ['-b', 'apps/server'])
      if (await isStale(emptyDatabase, [at('package-lock.json')])) await writeEmptyDatabase(emptyDatabase)
    },
  },
  web: {
    title: 'Building the web app',
    stamp: at('apps', 'web', 'dist', '.built'),
    sources: ['src', 'public', 'index.html', 'package.json', 'vite.config.ts'].map((name) => at('apps', 'web', name)),
    async build() {
      await runTool('vite', ['build', '--logLevel', 'warn'], { cwd: at('apps', 'web') })
      await compressFolder(at('apps', 'web', 'dist'))
    },
  },
}

/**
 * Builds what is missing or older than its sources and says so through `say`. With `force`, everything from scratch.
 * `parts` are 'server' (with the packages below it) and 'web'.
 */
export async function build({ parts = ['server', 'web'], force = false, say = () => undefined } = {}) {
  for (const part of parts) {
    const target = targets[part]
    if (!force && !(await isStale(target.stamp, [...target.sources, ...everywhere]))) continue
    say(`${target.title} …`)
    const startedAt = performance.now()
    if (force) await removeOutputs(part)
    await target.build()
    await mkdir(join(target.stamp, '..'), { recursive: true })
    await writeFile(target.stamp, '')
    say(`${target.title}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  }
}

async function removeOutputs(part) {
  const folders = {
    server: ['packages/dataverse', 'packages/crm', 'packages/emulator', 'apps/server'],
    web: ['apps/web'],
  }
  for (const folder of folders[part]) await rm(at(folder, 'dist'), { recursive: true, force: true })
}
