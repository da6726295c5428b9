import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyInFolder } from '../src/data-folder/encryption-key.ts'
import { FolderInUseError, lockFolder } from '../src/data-folder/folder-lock.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'liaison-test-'))

const holderScript = `
  const { lockFolder } = await import(process.argv[1])
  await lockFolder(process.argv[2], { pid: process.pid, url: 'http://localhost:7300' })
  process.stdout.write('locked')
  setInterval(() => undefined, 1000)
`

async function holdInAnotherProcess(folder: string) {
  const lockModule = new URL('../src/data-folder/folder-lock.ts', import.meta.url).href
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    holderScript,
    lockModule,
    folder,
  ])
  child.stderr.pipe(process.stderr)
  await once(child.stdout, 'data')
  return child
}

test('a folder is held once: the second holder is told which folder, by which process and where it runs', async () => {
  const folder = await newFolder()
  const lock = await lockFolder(folder, { pid: 4711 })
  lock.describe({ pid: 4711, url: 'http://localhost:7300' })

  const second = lockFolder(folder, { pid: 4712 })

  await expect(second).rejects.toBeInstanceOf(FolderInUseError)
  await expect(second).rejects.toThrow(folder)
  await expect(second).rejects.toThrow('at http://localhost:7300 (process 4711)')
  await lock.release()
})

test('a released folder can be taken again', async () => {
  const folder = await newFolder()
  await (await lockFolder(folder, { pid: 1 })).release()
  const again = lockFolder(folder, { pid: 2 })
  await expect(again).resolves.toBeDefined()
  await (await again).release()
})

test('a folder whose holder was killed can be taken at once, and by one process only', async () => {
  const folder = await newFolder()
  const holder = await holdInAnotherProcess(folder)
  await expect(lockFolder(folder, { pid: 1 })).rejects.toThrow(`process ${holder.pid}`)

  holder.kill('SIGKILL')
  await once(holder, 'exit')

  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((pid) => lockFolder(folder, { pid })))
  expect(results.map((result) => result.status).toSorted()).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'rejected',
  ])
  for (const result of results) if (result.status === 'fulfilled') await result.value.release()
})

test('a folder too deep for a socket in it is held all the same', async () => {
  const deep = join(await newFolder(), 'a'.repeat(120))
  await mkdir(deep)
  const lock = await lockFolder(deep, { pid: 1 })
  await expect(lockFolder(deep, { pid: 2 })).rejects.toBeInstanceOf(FolderInUseError)
  await lock.release()
})

test('the encryption key is made once and readable by its owner only', async () => {
  const folder = await newFolder()
  const first = await keyInFolder(folder)
  const second = await keyInFolder(folder)

  expect(Buffer.from(first.reveal(), 'base64')).toHaveLength(32)
  expect(second.reveal()).toBe(first.reveal())
  expect((await stat(join(folder, 'encryption-key'))).mode & 0o777).toBe(0o600)
  expect((await readFile(join(folder, 'encryption-key'), 'utf8')).trim()).toBe(first.reveal())
})
