import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issueSetUpCode, setUpEnvironment } from '@liaison/crm'
import { type Emulator, startEmulator } from '@liaison/emulator'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../../packages/dataverse/test/builders/self-signed-certificate.ts'
import { type App, createApp } from '../src/app.ts'
import { signIn } from '../src/cli/journey/sign-in.ts'
import { Walker } from '../src/cli/journey/walker.ts'
import { loadConfig } from '../src/config.ts'
import { anyFreePort } from '../src/free-port.ts'
import { type Person, personWith } from './demo-server.ts'

const ours = selfSignedCertificate()
const another = selfSignedCertificate()
let emulator: Emulator
let folder: string
let app: App
/** Signed in before anything goes wrong; administers the workspace. */
let mia: Person

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted', clientCertificates: [ours.certificate] })
  folder = await mkdtemp(join(tmpdir(), 'liaison-certificate-'))
  const port = await anyFreePort()
  const config = loadConfig({
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    ENTRA_CLIENT_ID: emulator.clientId,
    ENTRA_CERTIFICATE: ours.certificate,
    ENTRA_CERTIFICATE_KEY: ours.privateKey,
    EXTRA_DATAVERSE_HOSTS: new URL(emulator.environmentUrl).host,
  })
  app = createApp(config)
  await app.start()
  const code = (await issueSetUpCode(app.deps)) ?? ''
  await setUpEnvironment(app.deps, { code, url: emulator.environmentUrl })
  const walker = new Walker()
  await signIn(walker, app.url, 'Mia Keller')
  mia = personWith(walker, app.url)
  emulator.snapshots.save('in order')
})
afterEach(() => emulator.snapshots.load('in order'))
afterAll(async () => {
  await app?.stop()
  await emulator?.stop()
  await rm(folder, { recursive: true, force: true })
})

const alarms = async (): Promise<unknown> => (await mia.get('/api/members/health')).body.alarms

/** What doctor says of the certificate. */
async function doctorsFinding(): Promise<unknown> {
  const { checks } = (await mia.get('/api/doctor')).body as { checks: { name: string }[] }
  return checks.find(({ name }) => name === 'credential')
}

interface Trouble {
  what: string
  begins: () => void
  code: string
  serviceCode: string
  mend: RegExp
}

const troubles: readonly Trouble[] = [
  {
    what: 'was taken out of the app registration',
    begins: () => emulator.entra.setApplication({ certificates: [another.certificate] }),
    code: 'entra_client_certificate_refused',
    serviceCode: 'AADSTS700027',
    mend: /under Certificates & secrets, whether the configured certificate is there/,
  },
  {
    what: 'has ended by the time of Microsoft',
    begins: () => emulator.clock.advance({ days: 25 * 365 }),
    code: 'entra_client_certificate_refused',
    serviceCode: 'AADSTS700027',
    mend: /has not ended/,
  },
  {
    what: 'is in order, but the clocks differ by an hour',
    begins: () => emulator.clock.advance({ hours: 1 }),
    code: 'entra_clock_wrong',
    serviceCode: 'AADSTS700024',
    mend: /time server \(NTP\)/,
  },
]

test.each(troubles)('a certificate that $what alarms the operator, and logs nobody out (P11)', async (trouble) => {
  const { begins, code, serviceCode, mend } = trouble
  begins()
  emulator.faults.expireAccessTokens('mia')
  const reply = await mia.get('/api/accounts')
  expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 502, code })
  expect((await mia.get('/api/session')).body).toMatchObject({
    member: { name: 'Mia Keller' },
    connection: { state: 'connected' },
  })
  expect(await alarms()).toEqual([expect.objectContaining({ code, serviceCode, help: expect.stringMatching(mend) })])
  expect(await doctorsFinding()).toMatchObject({ state: 'problem', mend: expect.stringMatching(mend) })

  // Whoever comes is told that it is not their fault, and has a message for whoever runs it.
  const toms = personWith(new Walker(), app.url)
  const picker = await toms.walker.open(new URL('/auth/sign-in', app.url))
  const back = await toms.walker.press(picker, 'Tom Brandt')
  expect(back?.url.pathname).toBe('/connect')
  expect((await toms.get('/api/session')).body.connection).toMatchObject({
    code,
    serviceCode,
    who: 'operator',
    guide: { next: 'try-later' },
    messageForIt: expect.stringMatching(mend),
  })

  emulator.snapshots.load('in order')
  expect((await mia.get('/api/accounts')).status).toBe(200)
  expect(await alarms()).toEqual([])
})
