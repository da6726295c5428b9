import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEmbedded } from '../src/database/open-pool.ts'

test('the embedded database is made on the first start and is the same on the next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-test-'))
  const first = await openEmbedded(folder)
  await first.pool.query('create table kept as select 1 as one')
  await first.close()
  const second = await openEmbedded(folder)
  expect((await second.pool.query('select one from kept')).rows).toEqual([{ one: 1 }])
  expect((await second.pool.query('show shared_buffers')).rows).toEqual([{ shared_buffers: '16MB' }])
  await second.close()
  expect(await readdir(folder)).toEqual(['database'])
})

test('what a process that was killed while making it left behind is no obstacle', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-test-'))
  await mkdir(join(folder, 'database.making'))
  await writeFile(join(folder, 'database.making', 'PG_VERSION'), 'half')
  const opened = await openEmbedded(folder)
  expect((await opened.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await opened.close()
  expect(await readdir(folder)).toEqual(['database'])
})
