import { randomBytes } from 'node:crypto'
import { sealingKeyId } from '@liaison/crm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resealInWords } from '../src/cli/reseal.ts'
import { loadConfig } from '../src/config.ts'
import { type ProcessInstallation, startProcessInstallation } from './process-installation.ts'
import type { ServerProcess } from './server-process.ts'

const [old, fresh] = [randomBytes(32), randomBytes(32)]
const [oldId, freshId] = [sealingKeyId(old), sealingKeyId(fresh)]

let installation: ProcessInstallation
let one: ServerProcess
let two: ServerProcess
beforeAll(async () => {
  installation = await startProcessInstallation([[old], [old]])
  ;[one, two] = installation.servers as [ServerProcess, ServerProcess]
}, 120_000)
afterAll(async () => installation?.stop())

const keyOfTokens = async (): Promise<string | undefined> => (await installation.connection()).tokens?.split('.')[1]

const reseal = async (keys: readonly Buffer[]) =>
  resealInWords(
    loadConfig({
      DATABASE_URL: installation.databaseUrl.reveal(),
      ENCRYPTION_KEY: keys.map((key) => key.toString('base64')).join(','),
      ENTRA_CLIENT_ID: installation.emulator.clientId,
      ENTRA_CLIENT_SECRET: installation.emulator.clientSecret,
    }),
  )

/** As in a rolling update: the new one answers before the former ends. */
async function replace(former: ServerProcess, keys: readonly Buffer[]): Promise<ServerProcess> {
  const server = await installation.start(keys)
  await former.end('SIGTERM')
  return server
}

test('the key is rotated server by server, in three rounds, and the person is answered by every server at every moment', async () => {
  const everybodyAnswers = async () => expect(await installation.accountsOf([one, two])).toEqual([200, 200])

  // The new key behind the old one: every server learns to open what it seals.
  one = await replace(one, [old, fresh])
  await everybodyAnswers()
  two = await replace(two, [old, fresh])
  await everybodyAnswers()
  expect(await keyOfTokens()).toBe(oldId)

  // The new key in front. The first server that starts so seals anew, which the other one opens.
  one = await replace(one, [fresh, old])
  await vi.waitFor(async () => expect(await keyOfTokens()).toBe(freshId), { timeout: 20_000, interval: 50 })
  await everybodyAnswers()
  expect(one.output()).toContain('"event":"keys.resealed"')
  // What the other one renews meanwhile is sealed with the old key, which the first one opens.
  await installation.letTokenExpire([fresh])
  expect(await installation.accountsOf([two])).toEqual([200])
  expect(await keyOfTokens()).toBe(oldId)
  await everybodyAnswers()
  two = await replace(two, [fresh, old])
  await vi.waitFor(async () => expect(await keyOfTokens()).toBe(freshId), { timeout: 20_000, interval: 50 })

  expect(await reseal([fresh, old])).toEqual({
    done: true,
    words: expect.stringContaining(`Nothing is sealed with ${oldId} any more`),
  })

  // The old key is given up.
  one = await replace(one, [fresh])
  two = await replace(two, [fresh])
  await everybodyAnswers()
}, 180_000)

test('a server without the key says so, loses nothing, and the command says what is missing', async () => {
  const stranger = await installation.start([old])
  const refused = await installation.read(stranger, '/api/accounts')
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({
    code: 'sealed_value_unreadable',
    help: expect.stringContaining('ENCRYPTION_KEY'),
  })
  expect(await installation.connection()).toMatchObject({ state: 'connected', tokens: expect.any(String) })
  expect(await reseal([old])).toEqual({ done: false, words: expect.stringContaining(`1 with key ${freshId}`) })
  expect(await installation.accountsOf([one, two])).toEqual([200, 200])
})

test('the command seals anew by itself, as often as it is called', async () => {
  await installation.letTokenExpire([old])
  expect(await reseal([fresh, old])).toEqual({
    done: true,
    words: expect.stringContaining(`1 sealed anew, with key ${freshId}`),
  })
  expect(await reseal([fresh, old])).toEqual({ done: true, words: expect.stringContaining(`0 sealed anew`) })
  expect(await reseal([fresh])).toEqual({ done: true, words: expect.stringContaining('There is one key') })
  expect(await installation.accountsOf([one, two])).toEqual([200, 200])
})
