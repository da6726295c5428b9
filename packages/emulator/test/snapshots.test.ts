import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../src/index.ts'

let emulator: Emulator | undefined
let folder: string | undefined
afterEach(async () => {
  await emulator?.stop()
  emulator = undefined
  if (folder !== undefined) await rm(folder, { recursive: true })
  folder = undefined
})

async function start(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  emulator = await startEmulator({ seed: 'empty', ...options })
  return emulator
}

const names = ({ rows }: Emulator): unknown[] => rows.list('contact').map((row) => row['lastname'])

async function ask(running: Emulator, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${await running.tokenFor('ada')}`, ...(init.headers as object) }
  return fetch(`${running.environmentUrl}/api/data/v9.2/${path}`, { ...init, headers })
}

test('rows go back to how they were under a name, again and again, and to how they were at the start', async () => {
  const running = await start()
  const { rows, snapshots } = running
  const kept = rows.insert('contact', { lastname: 'Berg' })
  snapshots.save('one')
  for (const name of ['Holm', 'Lund']) {
    rows.update('contact', kept, { lastname: name })
    rows.insert('contact', { lastname: 'Later' })
    snapshots.load('one')
    expect(names(running)).toEqual(['Berg'])
  }
  rows.remove('contact', kept)
  snapshots.save('two')
  snapshots.load('one')
  expect(names(running)).toEqual(['Berg'])
  snapshots.load('two')
  expect(names(running)).toEqual([])
  snapshots.load('one')
  snapshots.reset()
  expect(names(running)).toEqual([])
  expect(snapshots.names()).toEqual(['one', 'two'])
})

test('a name stands for the moment it was given last', async () => {
  const running = await start()
  running.snapshots.save('now')
  running.rows.insert('contact', { lastname: 'Berg' })
  running.snapshots.save('now')
  running.rows.insert('contact', { lastname: 'Holm' })
  running.snapshots.load('now')
  expect(names(running)).toEqual(['Berg'])
  expect(() => running.snapshots.load('then')).toThrow('There is no snapshot then.')
})

test('queries, lookups and versions fit the rows that are back', async () => {
  const running = await start()
  const { rows, snapshots } = running
  const account = rows.insert('account', { name: 'Contoso', bw_salesregionid: null })
  snapshots.save('here')
  rows.insert('contact', { lastname: 'Berg', parentcustomerid: { table: 'account', id: account } })
  const before = await ask(running, `accounts(${account})/contact_customer_accounts?$select=lastname`)
  expect(((await before.json()) as { value: unknown[] }).value).toHaveLength(1)
  snapshots.load('here')
  const after = await ask(running, `accounts(${account})/contact_customer_accounts?$select=lastname`)
  expect(((await after.json()) as { value: unknown[] }).value).toHaveLength(0)
  const etag = ((await (await ask(running, `accounts(${account})?$select=name`)).json()) as { '@odata.etag': string })[
    '@odata.etag'
  ]
  const changed = await ask(running, `accounts(${account})`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': etag },
    body: '{"name":"Changed"}',
  })
  expect(changed.status).toBe(204)
})

test('P42: whoever followed changes is told to read everything again', async () => {
  const running = await start()
  running.snapshots.save('here')
  const first = await ask(running, 'contacts?$select=lastname', { headers: { prefer: 'odata.track-changes' } })
  const link = ((await first.json()) as { '@odata.deltaLink': string })['@odata.deltaLink'].split('/v9.2/')[1]!
  running.rows.insert('contact', { lastname: 'Berg' })
  running.snapshots.load('here')
  for (let written = 0; written < 50; written += 1) running.rows.insert('contact', { lastname: `Later ${written}` })
  const refused = await ask(running, link)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ error: { code: '0x80044352' } })
})

test('a file that was deleted meanwhile is there again with its bytes', async () => {
  const running = await start()
  const site = running.rows.insert('bw_siteassessment', { bw_name: 'Hall 3' })
  const path = `bw_siteassessments(${site})/bw_report`
  const sent = await ask(running, path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'hall.txt' },
    body: 'All sensors are in place.',
  })
  expect(sent.status).toBe(204)
  running.snapshots.save('with the file')
  expect((await ask(running, path, { method: 'DELETE' })).status).toBe(204)
  running.snapshots.load('with the file')
  expect(await (await ask(running, `${path}/$value`)).text()).toBe('All sensors are in place.')
})

test('an organisation that was copied meanwhile has its own id again', async () => {
  const running = await start()
  const { organizationId } = running
  running.faults.copyEnvironment()
  running.snapshots.reset()
  expect(running.organizationId).toBe(organizationId)
  expect(running.rows.list('organization')).toHaveLength(1)
})

test('what was gone back to outlives the process', async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshots-'))
  const first = await start({ dataDirectory: folder })
  first.rows.insert('contact', { lastname: 'Berg' })
  first.snapshots.save('here')
  first.rows.insert('contact', { lastname: 'Holm' })
  first.snapshots.load('here')
  await first.stop()
  expect(names(await start({ dataDirectory: folder }))).toEqual(['Berg'])
})

test('snapshots are kept and loaded over HTTP', async () => {
  const running = await start()
  const post = async (verb: string, body: object): Promise<Response> =>
    fetch(`${running.environmentUrl}/emulator/snapshots/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  running.rows.insert('contact', { lastname: 'Berg' })
  expect(await (await post('save', { name: 'here' })).json()).toMatchObject({ snapshots: ['here'] })
  running.rows.insert('contact', { lastname: 'Holm' })
  expect((await post('load', { name: 'here' })).status).toBe(200)
  expect(names(running)).toEqual(['Berg'])
  expect((await post('reset', {})).status).toBe(200)
  expect(names(running)).toEqual([])
  const missing = await post('load', { name: 'there' })
  expect([missing.status, await missing.json()]).toEqual([400, { error: 'There is no snapshot there.' }])
})

test('a size is a demo organisation of so many accounts; without its history, the same customers and deals', async () => {
  const now = (): Date => new Date('2026-03-02T09:00:00Z')
  const { rows } = await start({ seed: { accounts: 40 }, now })
  expect(rows.count('account')).toBe(40)
  expect(rows.count('activitypointer')).toBeGreaterThan(200)
  const bare = await startEmulator({ seed: { accounts: 40, history: 'none' }, now })
  for (const table of ['account', 'contact', 'opportunity', 'opportunitysalesprocess'])
    expect(bare.rows.list(table).map(({ name, fullname }) => [name, fullname])).toEqual(
      rows.list(table).map(({ name, fullname }) => [name, fullname]),
    )
  expect([bare.rows.count('email'), bare.rows.count('annotation'), bare.rows.count('activityparty')]).toEqual([0, 0, 0])
  await bare.stop()
})
