import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { loadSchema } from '../src/schema/load-schema.ts'
import { Store } from '../src/store/store.ts'
import { DataFolder } from '../src/persistence/data-folder.ts'
import { refresh, tokensOf } from './entra-browser.ts'

let dataDirectory: string
let running: Emulator | undefined
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'emulator-'))
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  await rm(dataDirectory, { recursive: true })
})

async function start(): Promise<Emulator> {
  await running?.stop()
  running = await startEmulator({ seed: 'empty', dataDirectory })
  return running
}

const journals = async (): Promise<string[]> =>
  (await readdir(dataDirectory)).filter((name) => name.startsWith('changes-'))

test('rows, their versions and deletions are the same after a restart, and versions go on', async () => {
  let emulator = await start()
  const kept = emulator.rows.insert('bw_salesregion', { bw_name: 'North' })
  const removed = emulator.rows.insert('bw_salesregion', { bw_name: 'South' })
  emulator.rows.update('bw_salesregion', kept, { bw_name: 'Far North' })
  emulator.rows.remove('bw_salesregion', removed)
  const etagOf = async (id: string): Promise<string> => {
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/bw_salesregions(${id})?$select=bw_name`, {
      headers: { authorization: `Bearer ${await emulator.tokenFor('ada')}` },
    })
    return ((await reply.json()) as { '@odata.etag': string })['@odata.etag']
  }
  const etag = await etagOf(kept)
  emulator = await start()
  expect(emulator.rows.list('bw_salesregion').map((row) => row['bw_name'])).toEqual(['Far North'])
  expect(await etagOf(kept)).toBe(etag)
  const next = emulator.rows.insert('bw_salesregion', { bw_name: 'East' })
  expect(Number(/\d+/.exec(await etagOf(next))?.[0])).toBeGreaterThan(Number(/\d+/.exec(etag)?.[0]) + 1)
})

test('the content of a file outlives a restart beside the rows, and goes with its row', async () => {
  const emulator = await start()
  const id = emulator.rows.insert('bw_siteassessment', { bw_name: 'North roof' })
  const headers = async (): Promise<Record<string, string>> => ({
    authorization: `Bearer ${await running!.tokenFor('ada')}`,
  })
  const column = (): string => `${running!.environmentUrl}/api/data/v9.2/bw_siteassessments(${id})/bw_report`
  const type = { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'plan.pdf' }
  const content = 'what the file says'
  await fetch(column(), { method: 'PATCH', headers: { ...(await headers()), ...type }, body: content })
  await start()
  const reply = await fetch(`${column()}/$value`, { headers: await headers() })
  expect([reply.headers.get('x-ms-file-name'), await reply.text()]).toEqual(['plan.pdf', content])
  const part = await fetch(`${column()}/$value`, { headers: { ...(await headers()), range: 'bytes=5-7' } })
  expect(await part.text()).toBe('the')
  expect(await readdir(join(dataDirectory, 'files'))).toHaveLength(1)
  const blocked = { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'setup.exe' }
  const refused = await fetch(column(), { method: 'PATCH', headers: { ...(await headers()), ...blocked }, body: 'MZ' })
  expect([refused.status, await readdir(join(dataDirectory, 'files'))]).toEqual([400, [expect.any(String)]])
  running!.rows.remove('bw_siteassessment', id)
  expect(await readdir(join(dataDirectory, 'files'))).toEqual([])
  await writeFile(join(dataDirectory, 'files', 'nobodys'), 'an upload that was never finished')
  await start()
  expect(await readdir(join(dataDirectory, 'files'))).toEqual([])
})

test('consent, refresh tokens and the signing key outlive a restart', async () => {
  let emulator = await start()
  const { body } = await tokensOf(emulator, 'mia')
  const keyId = async (): Promise<unknown> =>
    ((await (await fetch(`${emulator.authorityUrl}/discovery/v2.0/keys`)).json()) as { keys: { kid: string }[] })
      .keys[0]?.kid
  const before = await keyId()
  emulator = await start()
  expect(await keyId()).toBe(before)
  expect((await refresh(emulator, String(body['refresh_token']))).status).toBe(200)
})

test('no token is written down in clear', async () => {
  const emulator = await start()
  const { body } = await tokensOf(emulator, 'mia')
  const written = await readFile(join(dataDirectory, 'entra.json'), 'utf8')
  expect(written).toContain('refreshTokens')
  expect(written).not.toContain(String(body['refresh_token']))
})

test('a folder of another format is refused in words', async () => {
  await writeFile(join(dataDirectory, 'format.json'), '{"format":99}')
  await expect(start()).rejects.toMatchObject({
    code: 'data_folder_other_version',
    message: `The emulator's data in ${dataDirectory} are of format 99; this version reads format 1.`,
  })
})

test('a damaged file is named', async () => {
  await start()
  await running?.stop()
  running = undefined
  const file = join(dataDirectory, 'entra.json')
  await writeFile(file, '{"signingKey":')
  await expect(start()).rejects.toMatchObject({
    code: 'data_folder_damaged',
    message: `Line 1 of ${file} cannot be read.`,
  })
})

describe('a process that was killed', () => {
  /** Commits two rows that stay and two that are deleted again, and is gone: nothing is closed, nothing folded into the snapshot. */
  function abandoned(): void {
    const store = new Store(loadSchema())
    const folder = new DataFolder(dataDirectory)
    folder.loadRows(store)
    folder.keepRows(store)
    const put = (name: string): string => {
      const id = `00000000-0000-4000-8000-00000000000${name}`
      store.put('bw_salesregion', { id, version: store.nextVersion(), values: { bw_name: name } })
      return id
    }
    for (const name of ['1', '2', '3']) put(name)
    store.delete('bw_salesregion', put('4'))
    store.delete('bw_salesregion', '00000000-0000-4000-8000-000000000003')
  }

  const names = (): unknown[] => {
    const store = new Store(loadSchema())
    expect(new DataFolder(dataDirectory).loadRows(store)).toBe(true)
    return [...store.rows('bw_salesregion')].map((row) => row.values['bw_name'])
  }

  test('leaves what it committed', () => {
    abandoned()
    expect(names()).toEqual(['1', '2'])
  })

  test('in the middle of a line leaves all but that line', async () => {
    abandoned()
    const [journal] = await journals()
    await appendFile(join(dataDirectory, journal!), '[["bw_salesregion","00000000-0000-4000-8000-000000000005",10000')
    expect(names()).toEqual(['1', '2'])
    expect(await journals()).toEqual([])
    expect(names()).toEqual(['1', '2'])
  })

  test('and whose journal is damaged in the middle is not started over', async () => {
    abandoned()
    const [journal] = await journals()
    const file = join(dataDirectory, journal!)
    const lines = (await readFile(file, 'utf8')).split('\n')
    await writeFile(file, ['[["bw_sal', ...lines.slice(1)].join('\n'))
    expect(names).toThrow(`Line 1 of ${file} cannot be read.`)
  })

  test('is found with its rows by the next one', async () => {
    const script = fileURLToPath(new URL('../src/main.ts', import.meta.url))
    const args = ['--import', 'tsx', '--conditions=@liaison/source', script, '--seed', 'empty', '--data', dataDirectory]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const [line] = await linesOf(child.stdout, 1)
    const { environmentUrl, clientId, clientSecret, tenantId, authorityUrl, users } = JSON.parse(line!) as Emulator
    const killed = { environmentUrl, clientId, clientSecret, tenantId, authorityUrl, users } as Emulator
    const { body } = await tokensOf(killed, 'ada')
    const created = await fetch(`${environmentUrl}/api/data/v9.2/bw_salesregions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${String(body['access_token'])}`, 'content-type': 'application/json' },
      body: '{"bw_name":"Kept"}',
    })
    expect(created.status).toBe(204)
    child.kill('SIGKILL')
    await ended
    const emulator = await start()
    expect(emulator.rows.list('bw_salesregion').map((row) => row['bw_name'])).toEqual(['Kept'])
    expect((await refresh(emulator, String(body['refresh_token']))).status).toBe(200)
  })
})

async function linesOf(stream: NodeJS.ReadableStream, count: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input: stream })) {
    lines.push(line)
    if (lines.length === count) break
  }
  return lines
}
