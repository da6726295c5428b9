import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type ProcessInstallation, startProcessInstallation } from './process-installation.ts'
import type { ServerProcess } from './server-process.ts'
import { type TokenRequests, watchTokenRequests } from './token-requests.ts'

let installation: ProcessInstallation
let tokenRequests: TokenRequests
let one: ServerProcess
let two: ServerProcess
beforeAll(async () => {
  tokenRequests = watchTokenRequests()
  const ring = [randomBytes(32)]
  installation = await startProcessInstallation([ring, ring])
  ;[one, two] = installation.servers as [ServerProcess, ServerProcess]
  // Both know the tables of the environment and Mia's tokens.
  await installation.accountsOf([one, two])
}, 120_000)
afterAll(async () => {
  tokenRequests?.stop()
  await installation?.stop()
})

const twenty = (pick: (index: number) => ServerProcess): ServerProcess[] =>
  Array.from({ length: 20 }, (_, index) => pick(index))
const byTurns = (): ServerProcess[] => twenty((index) => (index % 2 === 0 ? one : two))
const all200 = Array.from({ length: 20 }, () => 200)

test('twenty requests with an expired token are one request to Entra, in one process', async () => {
  const { version } = await installation.letTokenExpire()
  const before = tokenRequests.count()
  expect(await installation.accountsOf(twenty(() => one))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
  expect(await installation.connection()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})

test('twenty requests with an expired token are one request to Entra, in two processes (P13)', async () => {
  const { version } = await installation.letTokenExpire()
  const before = tokenRequests.count()
  expect(await installation.accountsOf(byTurns())).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
  expect(await installation.connection()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})

test('a token that Dynamics took back is renewed once by two processes', async () => {
  const before = tokenRequests.count()
  installation.emulator.faults.expireAccessTokens('mia')
  expect(await installation.accountsOf(byTurns())).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(1)
})

test('a process killed while Entra answers loses no connection: the other renews with the old refresh token when the lease ends', async () => {
  const { version, refreshToken } = await installation.letTokenExpire()
  const before = tokenRequests.count()
  tokenRequests.holdReplies()
  const lost = installation.read(two, '/api/accounts').then(
    () => 'answered',
    () => 'cut',
  )
  await vi.waitFor(() => expect(tokenRequests.held()).toBe(1), { timeout: 20_000, interval: 20 })
  await two.end('SIGKILL')
  expect(await lost).toBe('cut')
  // Entra has issued new tokens that nobody has; the old refresh token is what is kept.
  const left = await installation.connection()
  expect(left).toMatchObject({ state: 'connected', tokens_version: version, refresh_lease_id: expect.any(String) })
  expect(installation.openTokens(left.tokens).refreshToken).toBe(refreshToken)

  tokenRequests.release()
  expect(await installation.accountsOf(twenty(() => one))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(2)
  const now = await installation.connection()
  expect(now).toMatchObject({ state: 'connected', tokens_version: version + 1, refresh_lease_id: null })
  expect(installation.openTokens(now.tokens).refreshToken).not.toBe(refreshToken)
})

test('a process killed right after a renewal leaves the new tokens to the others, who ask Entra for nothing', async () => {
  const { version } = await installation.letTokenExpire()
  const replacement = await installation.start()
  two = replacement
  expect(await installation.accountsOf([replacement])).toEqual([200])
  await replacement.end('SIGKILL')
  const before = tokenRequests.count()
  expect(await installation.accountsOf(twenty(() => one))).toEqual(all200)
  expect(tokenRequests.count() - before).toBe(0)
  expect(await installation.connection()).toMatchObject({ state: 'connected', tokens_version: version + 1 })
})
