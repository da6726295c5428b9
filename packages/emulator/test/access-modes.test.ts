import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { type Answer, sendAs } from './send-as.ts'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', plugins: false })
  emulator.rows.insert('account', { name: 'Northwind', ownerid: { table: 'systemuser', id: idOf('mia') } })
  emulator.snapshots.save('start')
})
beforeEach(() => emulator.snapshots.load('start'))
afterAll(() => emulator.stop())

const send = sendAs(() => emulator)

const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

const change = (user: string, values: object): Promise<Answer> =>
  send('ada', `systemusers(${idOf(user)})`, 'PATCH', values)

const licence = async (user: string, licensed: boolean): Promise<void> => {
  const reply = await fetch(`${emulator.environmentUrl}/emulator/people/licence`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, licensed }),
  })
  expect(reply.status).toBe(200)
}

const modes = { readWrite: 0, administrative: 1, read: 2, support: 3, nonInteractive: 4, delegatedAdmin: 5 }

const reads = async (user: string): Promise<string | number> => {
  const { status, code, body } = await send(user, 'accounts?$select=name')
  return status === 200 ? (body['value'] as unknown[]).length : code!
}
const writes = async (user: string): Promise<string | number> => {
  const { status, code } = await send(user, 'accounts', 'POST', { name: 'New' })
  return status === 204 ? status : code!
}

test.each([
  ['read and write', modes.readWrite, 1, 204],
  ['administrative', modes.administrative, '0x80040220', '0x80040220'],
  ['read', modes.read, 1, '0x80044502'],
  ['support', modes.support, 1, '0x80048345'],
  ['non-interactive', modes.nonInteractive, 1, 204],
  ['delegated administrator', modes.delegatedAdmin, 1, 204],
])('with the access mode %s a seller does with accounts what it allows', async (_name, accessmode, read, written) => {
  expect((await change('mia', { accessmode })).status).toBe(204)
  expect([await reads('mia'), await writes('mia')]).toEqual([read, written])
})

test('an administrative user has the settings, and the refusal of customers’ data names the mode', async () => {
  await change('mia', { accessmode: modes.administrative })
  expect((await send('mia', 'businessunits?$select=name')).status).toBe(200)
  const refused = await send('mia', 'accounts')
  expect(refused.status).toBe(403)
  expect(JSON.stringify(refused.body)).toContain("accessMode='1 Administrative'")
})

test('a user who only reads changes neither rows, links nor definitions, even with every privilege', async () => {
  const { body } = await send('ada', "roles?$select=name&$filter=name eq 'System Administrator'")
  const role = (body['value'] as { roleid: string }[])[0]!.roleid
  await send('ada', `systemusers(${idOf('eva')})/systemuserroles_association/$ref`, 'POST', {
    '@odata.id': `roles(${role})`,
  })
  await change('eva', { accessmode: modes.read })
  expect(await writes('eva')).toBe('0x80044502')
  const definition = await send('ada', "EntityDefinitions(LogicalName='account')")
  const put = await send('eva', "EntityDefinitions(LogicalName='account')", 'PUT', definition.body)
  expect([put.status, put.code]).toEqual([403, '0x80040220'])
  const link = await send('eva', `systemusers(${idOf('mia')})/systemuserroles_association/$ref`, 'POST', {
    '@odata.id': `roles(${role})`,
  })
  expect([link.status, link.code]).toEqual([403, '0x80044502'])
})

test('a licence is given and taken outside of Dataverse, and counts at once', async () => {
  expect(await send('ines', 'WhoAmI')).toMatchObject({ status: 403, code: '0x8004d24b' })
  expect(await change('ines', { islicensed: true })).toMatchObject({ status: 400, code: '0x80041d4c' })
  await licence('ines', true)
  expect((await send('ines', 'WhoAmI')).status).toBe(200)
  await licence('ines', false)
  expect((await send('ines', 'WhoAmI')).status).toBe(403)
})

test.each([
  ['administrative', modes.administrative, 200],
  ['non-interactive', modes.nonInteractive, 200],
  ['support', modes.support, 200],
])('a user of the mode %s needs no licence', async (_name, accessmode, status) => {
  expect((await change('ines', { accessmode })).status).toBe(204)
  expect((await send('ines', 'WhoAmI')).status).toBe(status)
})

test('without a licence nobody becomes a user who reads and writes, or is enabled', async () => {
  await change('ines', { accessmode: modes.administrative })
  expect(await change('ines', { accessmode: modes.readWrite })).toMatchObject({ status: 400, code: '0x80041d66' })
  await licence('lena', false)
  expect(await change('lena', { isdisabled: false })).toMatchObject({ status: 400, code: '0x8004d24c' })
  await licence('lena', true)
  expect((await change('lena', { isdisabled: false })).status).toBe(204)
  expect((await send('lena', 'WhoAmI')).status).toBe(200)
})

test.each([
  ['nonInteractive', 204],
  ['administrative', 204],
  ['readWrite', 400],
] as const)('a user without a licence whose access mode is %s is enabled: %s', async (mode, status) => {
  emulator.rows.update('systemuser', idOf('lena'), { accessmode: modes[mode], islicensed: false, isdisabled: true })
  expect((await change('lena', { isdisabled: false })).status).toBe(status)
  expect(emulator.rows.get('systemuser', idOf('lena'))?.['isdisabled']).toBe(status !== 204)
})

test('an unlicensed user who is not non-interactive any more is disabled', async () => {
  await change('ines', { accessmode: modes.nonInteractive })
  expect((await change('ines', { accessmode: modes.readWrite })).status).toBe(204)
  expect(emulator.rows.get('systemuser', idOf('ines'))?.['isdisabled']).toBe(true)
})

test('the last administrator is neither disabled nor made to read only', async () => {
  expect(await change('ada', { isdisabled: true })).toMatchObject({ status: 400, code: '0x80041d2f' })
  expect(await change('ada', { accessmode: modes.read })).toMatchObject({ status: 400, code: '0x80041d38' })
  expect(emulator.rows.get('systemuser', idOf('ada'))).toMatchObject({ isdisabled: false, accessmode: 0 })
})
