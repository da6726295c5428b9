import { execFile } from 'node:child_process'
import { mkdtemp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
// @ts-expect-error -- a script in plain JavaScript
import { bundle } from './bundle.mjs'

test('what is bundled runs without its sources, and still finds the files beside them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-bundle-'))
  const source = join(folder, 'src')
  await mkdir(source)
  await writeFile(join(source, 'name.ts'), `export const name: string = 'a part'\n`)
  await writeFile(join(source, 'beside.txt'), 'what lies beside it')
  await writeFile(
    join(source, 'entry.ts'),
    [
      `import { readFileSync } from 'node:fs'`,
      `import { join } from 'node:path'`,
      `import { name } from './name.ts'`,
      `console.log(name, readFileSync(join(import.meta.dirname, 'beside.txt'), 'utf8'))`,
    ].join('\n'),
  )
  await bundle([join(source, 'entry.ts')], join(folder, 'dist', 'built'))
  expect((await readdir(join(folder, 'dist', 'built'))).toSorted()).toEqual(['entry.js', 'entry.js.map'])
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'dist', 'built', 'entry.js')])
  expect(stdout).toBe('a part what lies beside it\n')
})
