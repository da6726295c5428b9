import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, startWebApi, type WebApi } from './web-api.ts'

// Pages "Work with alternate keys", "Retrieve a table row using the Web API" and "Use Upsert to create or update a record".

let web: WebApi
beforeAll(async () => {
  web = await startWebApi()
  for (const [SchemaName, column] of [
    ['new_Number', 'accountnumber'],
    ['new_Contact', 'primarycontactid'],
  ] as const) {
    const DisplayName = { LocalizedLabels: [{ Label: SchemaName, LanguageCode: 1033 }] }
    const definition = { SchemaName, KeyAttributes: [column], DisplayName }
    await web.post("EntityDefinitions(LogicalName='account')/Keys", definition)
  }
})
afterAll(() => web.emulator.stop())

const upsert = async (path: string, body: object): Promise<[status: number, row: unknown]> => {
  const headers = { 'content-type': 'application/json', prefer: 'return=representation' }
  const reply = await web.api(path, { method: 'PATCH', headers, body: JSON.stringify(body) })
  return [reply.status, await reply.json()]
}

test('a lookup in a key goes by the name of its property', async () => {
  const contact = web.emulator.rows.insert('contact', { lastname: 'Keller' })
  web.emulator.rows.insert('account', { name: 'Contoso', primarycontactid: { table: 'contact', id: contact } })
  const reply = await web.api(`accounts(_primarycontactid_value=${contact})?$select=name`)
  expect([reply.status, await reply.json()]).toMatchObject([200, { name: 'Contoso' }])
  const other = await web.api(`accounts(primarycontactid=${contact})?$select=name`)
  expect([other.status, await errorOf(other)]).toMatchObject([400, { code: '0x0' }])
})

test('where an upsert makes the row the key in the body counts, where it changes the row the key in the address', async () => {
  const select = '$select=name,accountnumber'
  expect(await upsert(`accounts(accountnumber='U-1')?${select}`, { name: 'Made', accountnumber: 'U-2' })).toMatchObject(
    [201, { name: 'Made', accountnumber: 'U-2' }],
  )
  expect(
    await upsert(`accounts(accountnumber='U-2')?${select}`, { name: 'Changed', accountnumber: 'U-3' }),
  ).toMatchObject([200, { name: 'Changed', accountnumber: 'U-2' }])
  expect(await upsert(`accounts(accountnumber='U-4')?${select}`, { name: 'Other' })).toMatchObject([
    201,
    { accountnumber: 'U-4' },
  ])
})

test('keys with apostrophes and blanks are found, encoded or not', async () => {
  for (const address of ["accounts(accountnumber='O''Neil 7')", 'accounts(accountnumber=%27O%27%27Neil%207%27)'])
    expect((await upsert(`${address}?$select=name`, { name: 'Found' }))[1]).toMatchObject({ name: 'Found' })
  expect(web.emulator.rows.list('account').filter(({ accountnumber }) => accountnumber === "O'Neil 7")).toHaveLength(1)
})

test('the key of a row is a plain guid in any case, or named; never in quotes or braces', async () => {
  const id = web.emulator.rows.insert('account', { name: 'Contoso' })
  for (const key of [id, id.toUpperCase(), `accountid=${id}`, `accountid%3D${id}`])
    expect((await web.api(`accounts(${key})?$select=name`)).status).toBe(200)
  for (const key of [`'${id}'`, `{${id}}`, 'Contoso']) {
    const reply = await web.api(`accounts(${key})?$select=name`)
    expect([reply.status, await errorOf(reply)]).toEqual([
      400,
      { code: '0x0', message: 'Bad Request - Error in query syntax.' },
    ])
  }
})

test.each([
  { 'if-none-match': 'null' },
  { consistency: 'Strong' },
  { 'mscrm.suppresscallbackregistrationexpanderjob': 'true' },
  { 'mscrm.suppressduplicatedetection': 'true' },
  { prefer: 'odata.allow-entityreferences' },
  { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' },
])('%j, ?tag and ?partitionId change nothing in a reply', async (headers) => {
  const id = web.emulator.rows.insert('account', { name: 'Contoso' })
  const plain = await web.api(`accounts(${id})?$select=name`)
  const reply = await web.api(`accounts(${id})?$select=name&tag=imported&partitionId=1`, { headers })
  expect(await reply.json()).toEqual(await plain.json())
  expect(reply.headers.get('preference-applied')).toBeNull()
})

test.each(['v9.0', 'v9.1', 'v9.2'])('the links of %s are of that version', async (version) => {
  const root = `${web.emulator.environmentUrl}/api/data/${version}`
  const reply = await web.api(`${root}/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Contoso"}',
  })
  const address = reply.headers.get('odata-entityid') ?? ''
  expect(address).toMatch(new RegExp(`^${root}/accounts\\([0-9a-f-]{36}\\)$`))
  expect(await (await web.api(`${address}?$select=name`)).json()).toMatchObject({
    '@odata.context': `${root}/$metadata#accounts(name)/$entity`,
  })
})

test('what would be expanded twice is not answered by a guess', async () => {
  const reply = await web.api('accounts?$expand=createdby($select=fullname),createdby($select=domainname)')
  expect([reply.status, await errorOf(reply)]).toMatchObject([501, { message: expect.stringContaining('twice') }])
})
