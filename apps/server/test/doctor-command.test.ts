import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { examineFromOutside } from '../src/cli/doctor.ts'
import { reportInWords } from '../src/cli/report-in-words.ts'
import { type Config, loadConfig } from '../src/config.ts'
import { lockFolder } from '../src/data-folder/folder-lock.ts'
import type { DoctorReport } from '../src/doctor/report.ts'
import { anyFreePort } from '../src/free-port.ts'

let emulator: Emulator
let app: App
let config: Config
let folder: string
let settings: Record<string, string>

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
  folder = await mkdtemp(join(tmpdir(), 'liaison-doctor-command-'))
  settings = {
    PORT: String(await anyFreePort()),
    DATA_DIR: folder,
    ENTRA_CLIENT_ID: emulator.clientId,
    ENTRA_CLIENT_SECRET: emulator.clientSecret,
    EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
  }
  config = loadConfig(settings)
  app = createApp(config)
  await app.start()
  const code = (await issueSetUpCode(app.deps)) ?? ''
  await setUpEnvironment(app.deps, { code, url: emulator.environmentUrl })
})
afterAll(async () => {
  await app?.stop()
  await emulator?.stop()
  await rm(folder, { recursive: true, force: true })
})

const statesOf = ({ checks }: DoctorReport) => Object.fromEntries(checks.map(({ name, state }) => [name, state]))

const inOrder = {
  'public-address': 'warning',
  'redirect-addresses': 'ok',
  credential: 'ok',
  'sign-in-service': 'ok',
  environment: 'ok',
  permission: 'not-checked',
  clock: 'ok',
  database: 'ok',
  keys: 'ok',
  'data-folder': 'ok',
  runtime: 'ok',
  mail: 'not-checked',
}

test('beside a running server the command has the whole report, which that server makes', async () => {
  const report = await examineFromOutside(config)
  expect(statesOf(report)).toEqual(inOrder)
  const words = reportInWords(report)
  expect(words).toContain(`warning Public address: ${config.publicUrl} answers, but only on this machine.`)
  expect(words).toContain('        → For other people set PUBLIC_URL')
  expect(words).toContain(`          ${config.publicUrl}/auth/callback`)
  expect(words.endsWith('Nothing is broken. The warnings above want to be looked at.')).toBe(true)
})

test('the command ends with 1 when something is wrong, and prints the report as JSON without anything secret', async () => {
  emulator.entra.setApplication({ secrets: [{ value: 'a newer secret' }] })
  const main = join(import.meta.dirname, '..', 'src', 'main.ts')
  const command = ['--import', 'tsx', '--conditions=@liaison/source', main, 'doctor', '--json']
  const ended = await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...settings } }).catch(
    (error: { code: number; stdout: string }) => error,
  )
  emulator.entra.setApplication({ secrets: [{ value: emulator.clientSecret }] })
  expect(ended).toMatchObject({ code: 1 })
  const report = JSON.parse(ended.stdout) as DoctorReport
  expect(statesOf(report)).toEqual({ ...inOrder, credential: 'problem' })
  expect(ended.stdout).not.toContain(emulator.clientSecret)
}, 60_000)

test('where no server runs the command reads the database itself; a process that holds it and answers nothing is named', async () => {
  await app.stop()
  const alone = await examineFromOutside(config)
  expect(statesOf(alone)).toEqual(inOrder)
  expect(alone.checks[0]).toMatchObject({
    finding: expect.stringContaining('Nothing answers'),
    mend: expect.stringContaining('Start the server'),
  })
  const lock = await lockFolder(folder, { pid: 1, url: 'http://localhost:1' })
  const held = await examineFromOutside(config)
  await lock.release()
  expect(held.checks.find(({ name }) => name === 'database')).toMatchObject({
    state: 'not-checked',
    finding: expect.stringContaining('http://localhost:1/doctor'),
  })
  expect(statesOf(held)).toMatchObject({ 'data-folder': 'ok', 'redirect-addresses': 'not-checked' })
})
