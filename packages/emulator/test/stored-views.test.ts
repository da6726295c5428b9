import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', plugins: false, userConsent: 'granted' })
  const contoso = await create('accounts', { name: 'Contoso', telephone1: '1' })
  await create('accounts', { name: 'Adatum' })
  const gone = await create('accounts', { name: 'Gone' })
  await send('PATCH', `accounts(${gone})`, { statecode: 1, statuscode: 2 })
  await create('opportunities', { name: 'Renewal', 'customerid_account@odata.bind': `/accounts(${contoso})` })
})
afterAll(() => emulator.stop())

async function send(method: string, path: string, body?: unknown, key = 'ada'): Promise<Response> {
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: { authorization: `Bearer ${await emulator.tokenFor(key)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

interface Body {
  value: Record<string, unknown>[]
  error: { code: string }
}
const get = async (path: string, key = 'ada'): Promise<[number, Body]> => {
  const reply = await send('GET', path, undefined, key)
  return [reply.status, (await reply.json()) as Body]
}
async function create(set: string, row: object, key = 'ada'): Promise<string> {
  const reply = await send('POST', set, row, key)
  expect(reply.status).toBe(204)
  return /\(([0-9a-f-]+)\)$/.exec(reply.headers.get('odata-entityid') ?? '')![1]!
}

const activeAccounts = '00000000-0000-0000-00aa-000010001002'

test('a system view is found by its name and run by its id, empty columns left out', async () => {
  const [, found] = await get(
    "savedqueries?$select=name,savedqueryid,returnedtypecode&$filter=name eq 'Active Accounts'",
  )
  expect(found.value).toMatchObject([{ savedqueryid: activeAccounts, returnedtypecode: 'account' }])
  const [status, body] = await get(`accounts?savedQuery=${activeAccounts}`)
  expect(status).toBe(200)
  expect(body.value.map((row) => [row['name'], 'telephone1' in row])).toEqual([
    ['Adatum', false],
    ['Contoso', true],
  ])
  const [, mine] = await get('accounts?savedQuery=00000000-0000-0000-00aa-000010001001', 'mia')
  expect(mine.value).toEqual([])
})

test('a view is applied to the rows of a relationship too', async () => {
  const [, { value }] = await get("accounts?$select=name&$filter=name eq 'Contoso' or name eq 'Adatum'&$orderby=name")
  const openOf = async (row: Record<string, unknown> | undefined): Promise<Body> => {
    const related = `accounts(${String(row?.['accountid'])})/opportunity_customer_accounts`
    return (await get(`${related}?savedQuery=00000000-0000-0000-00aa-000010003001`))[1]
  }
  expect((await openOf(value[0])).value).toEqual([])
  expect((await openOf(value[1])).value).toMatchObject([{ name: 'Renewal' }])
})

test('a personal view is run by its owner, and by others once it is shared', async () => {
  const view = {
    name: 'C…',
    returnedtypecode: 'account',
    querytype: 0,
    fetchxml:
      "<fetch><entity name='account'><attribute name='name'/><filter><condition attribute='name' operator='like' value='C%'/></filter></entity></fetch>",
  }
  const id = await create('userqueries', view, 'mia')
  const [status, body] = await get(`accounts?userQuery=${id}`, 'mia')
  expect([status, body.value.map((row) => row['name'])]).toEqual([200, ['Contoso']])
  const [refused, { error }] = await get(`accounts?userQuery=${id}`, 'tom')
  expect([refused, error.code]).toEqual([403, '0x80048306'])
  const tom = emulator.users.find((user) => user.key === 'tom')!.systemUserId
  const share = {
    Target: { '@odata.type': 'Microsoft.Dynamics.CRM.userquery', userqueryid: id },
    PrincipalAccess: {
      Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', systemuserid: tom },
      AccessMask: 'ReadAccess',
    },
  }
  expect((await send('POST', 'GrantAccess', share, 'mia')).status).toBe(204)
  expect((await get(`accounts?userQuery=${id}`, 'tom'))[0]).toBe(200)
})

test.each([
  ['contacts?savedQuery=00000000-0000-0000-00aa-000010001002', 400, '0x80041128'],
  ['accounts?savedQuery=00000000-0000-0000-00aa-0000100010ff', 404, '0x80040217'],
  ['accounts?userQuery=x', 400, '0x0'],
])('%s is refused with %i %s', async (path, expected, code) => {
  const [status, { error }] = await get(path)
  expect([status, error.code]).toEqual([expected, code])
})
