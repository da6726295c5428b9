import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
const properties = '$select=FriendlyName,ApiUrl'

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
afterAll(() => emulator.stop())

const get = async (path: string, userKey = 'mia'): Promise<Response> =>
  fetch(`${emulator.environmentUrl}/api/discovery/v2.0/${path}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor(userKey)}` },
  })

const found = async (path: string, userKey?: string): Promise<unknown[]> => {
  const reply = await get(path, userKey)
  expect(reply.status).toBe(200)
  return ((await reply.json()) as { value: unknown[] }).value
}

test('someone finds the environment that they may enter', async () => {
  const reply = await get(`Instances?${properties}`)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toContain('application/json; odata.metadata=minimal')
  expect(await reply.json()).toEqual({
    '@odata.context': `${emulator.environmentUrl}/api/discovery/v2.0/$metadata#Instances(FriendlyName,ApiUrl)`,
    value: [{ FriendlyName: 'Brightwater Instruments', ApiUrl: emulator.environmentUrl }],
  })
})

test('a key finds a list of one', async () => {
  const all = [expect.objectContaining({ UniqueName: 'brightwater', State: 0, IsUserSysAdmin: false })]
  expect(await found("Instances(UniqueName='brightwater')")).toEqual(all)
  expect(await found(`Instances(${emulator.organizationId})`)).toEqual(all)
  expect(await found("Instances(UniqueName='another')")).toEqual([])
})

test('text is compared in the case it is written in', async () => {
  expect(await found(`Instances?${properties}&$filter=startswith(FriendlyName,'Bright')`)).toHaveLength(1)
  expect(await found(`Instances?${properties}&$filter=startswith(FriendlyName,'bright')`)).toEqual([])
})

test('an administrator is told so', async () => {
  expect(await found('Instances?$select=IsUserSysAdmin', 'ada')).toEqual([{ IsUserSysAdmin: true }])
})

test('whose account is disabled finds nothing', async () => {
  const user = emulator.users.find(({ key }) => key === 'tom')!
  emulator.rows.update('systemuser', user.systemUserId, { isdisabled: true })
  expect(await found('Instances', 'tom')).toEqual([])
})

test('without a token the challenge names no tenant', async () => {
  const reply = await fetch(`${emulator.environmentUrl}/api/discovery/v2.0/Instances`)
  expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([
    401,
    `Bearer authorization_uri=${emulator.environmentUrl}/common/oauth2/authorize, resource_id=${emulator.environmentUrl}/`,
  ])
})

test.each([
  ['the property DisplayName of Instance', 'Instances?$select=DisplayName'],
  ['$top of the Discovery Service', 'Instances?$top=1'],
  ["the key Purpose='x' of an instance", "Instances(Purpose='x')"],
  ['$metadata of the Discovery Service', '$metadata'],
])('%s is not emulated', async (feature, path) => {
  const reply = await get(path)
  expect(reply.status).toBe(501)
  expect(await reply.json()).toEqual({ error: { code: '', message: `The emulator does not emulate ${feature}.` } })
})
