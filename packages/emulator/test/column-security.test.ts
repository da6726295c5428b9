import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
let contact: string
let profile: string
let permission: string

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
  await secure('governmentid')
  emulator.faults.changeSchema({ change: 'secured', table: 'contact', column: 'accountrolecode', secured: true })
  const { rows } = emulator
  contact = rows.insert('contact', {
    lastname: 'Berg',
    governmentid: 'X-1',
    accountrolecode: 1,
    ownerid: { table: 'systemuser', id: idOf('mia') },
  })
  profile = rows.insert('fieldsecurityprofile', { name: 'Identity officers' })
  permission = rows.insert('fieldpermission', {
    fieldsecurityprofileid: { table: 'fieldsecurityprofile', id: profile },
    entityname: 'contact',
    attributelogicalname: 'governmentid',
    canread: 4,
    cancreate: 0,
    canupdate: 0,
  })
})
afterAll(() => emulator.stop())

/** As an administrator does it: the definition goes back with one property changed. */
async function secure(column: string): Promise<void> {
  const path = `EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='${column}')`
  const { body } = await send('ada', `${path}/Microsoft.Dynamics.CRM.StringAttributeMetadata`)
  expect(body['IsSecured']).toBe(false)
  const changed = await send('ada', path, 'PUT', {
    ...body,
    '@odata.type': 'Microsoft.Dynamics.CRM.StringAttributeMetadata',
    IsSecured: true,
  })
  expect(changed.status).toBe(204)
  const after = await send('mia', `${path}?$select=IsSecured`)
  expect(after.body['IsSecured']).toBe(true)
}

const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

interface Answer {
  status: number
  code: string | undefined
  body: Record<string, unknown>
}

async function send(user: string, path: string, method = 'GET', body?: unknown): Promise<Answer> {
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await emulator.tokenFor(user)}`,
      prefer: 'odata.include-annotations="*"',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  return { status: reply.status, code: (json['error'] as { code: string } | undefined)?.code, body: json }
}

/** Lets a user in with the profile, through the Web API as an administrator does. */
const assign = (user: string, method: 'POST' | 'DELETE'): Promise<Answer> =>
  method === 'POST'
    ? send('ada', `fieldsecurityprofiles(${profile})/systemuserprofiles_association/$ref`, 'POST', {
        '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/systemusers(${idOf(user)})`,
      })
    : send('ada', `fieldsecurityprofiles(${profile})/systemuserprofiles_association(${idOf(user)})/$ref`, 'DELETE')

const government = async (user: string): Promise<unknown> =>
  (await send(user, `contacts(${contact})?$select=governmentid`)).body['governmentid']

const fetchXml = (inner: string): string =>
  `contacts?fetchXml=${encodeURIComponent(`<fetch><entity name="contact"><attribute name="governmentid"/>${inner}</entity></fetch>`)}`

test('a secured column has no value for a seller, and one for an administrator', async () => {
  expect(await government('ada')).toBe('X-1')
  const { status, body } = await send('mia', `contacts(${contact})`)
  expect(status).toBe(200)
  expect([body['lastname'], body['governmentid'], body['accountrolecode']]).toEqual(['Berg', null, null])
  expect(Object.keys(body).filter((name) => name.startsWith('accountrolecode'))).toEqual(['accountrolecode'])
})

test('nor in lists, FetchXML, aggregates and the column’s own address', async () => {
  const list = (await send('mia', 'contacts?$select=lastname,governmentid')).body['value']
  expect(list).toEqual([expect.objectContaining({ lastname: 'Berg', governmentid: null })])
  const fetched = (await send('mia', fetchXml(''))).body['value'] as Record<string, unknown>[]
  expect(fetched.map((row) => row['governmentid'] ?? 'nothing')).toEqual(['nothing'])
  const grouped =
    '<fetch aggregate="true"><entity name="contact"><attribute name="governmentid" groupby="true" alias="id"/></entity></fetch>'
  for (const path of [
    'contacts?$apply=groupby((governmentid))',
    `contacts?fetchXml=${encodeURIComponent(grouped)}`,
    'contacts?$apply=aggregate(governmentid with max as most)',
  ]) {
    expect(JSON.stringify((await send('mia', path)).body)).not.toContain('X-1')
    expect(
      JSON.stringify((await send('ada', path.replace(/aggregate\(.*/, 'groupby((governmentid))'))).body),
    ).toContain('X-1')
  }
  expect((await send('mia', `contacts(${contact})/governmentid`)).status).toBe(204)
  expect((await send('ada', `contacts(${contact})/governmentid`)).body['value']).toBe('X-1')
})

test.each([
  ['$filter', "contacts?$select=lastname&$filter=governmentid eq 'X-1'"],
  ['a function in $filter', "contacts?$select=lastname&$filter=startswith(governmentid,'X')"],
  ['$orderby', 'contacts?$select=lastname&$orderby=governmentid'],
  ['a path in $filter', "accounts?$select=name&$filter=primarycontactid/governmentid eq 'X-1'"],
  [
    'a FetchXML condition',
    fetchXml('<filter><condition attribute="governmentid" operator="eq" value="X-1"/></filter>'),
  ],
  ['a FetchXML order', fetchXml('<order attribute="governmentid"/>')],
])('%s over it is refused for who may not read it', async (_what, path) => {
  const refused = await send('mia', path)
  expect([refused.status, refused.code]).toEqual([400, '0x8004f506'])
  expect((await send('ada', path)).status).toBe(200)
})

test('it is not written by who may not: neither created, nor changed, nor emptied', async () => {
  const created = await send('mia', 'contacts', 'POST', { lastname: 'Holm', governmentid: 'Y-2' })
  expect([created.status, created.code]).toEqual([403, '0x8004f502'])
  for (const value of ['Z-3', null]) {
    const changed = await send('mia', `contacts(${contact})`, 'PATCH', { lastname: 'Other', governmentid: value })
    expect([changed.status, changed.code]).toEqual([403, '0x8004f507'])
  }
  const emptied = await send('mia', `contacts(${contact})/governmentid`, 'DELETE')
  expect([emptied.status, emptied.code]).toEqual([403, '0x8004f507'])
  expect(emulator.rows.get('contact', contact)).toMatchObject({ lastname: 'Berg', governmentid: 'X-1' })
})

test('writing other columns leaves it as it is', async () => {
  expect((await send('mia', `contacts(${contact})`, 'PATCH', { jobtitle: 'Head of laboratory' })).status).toBe(204)
  expect(emulator.rows.get('contact', contact)).toMatchObject({ jobtitle: 'Head of laboratory', governmentid: 'X-1' })
})

test('a profile opens what it says, for as long as the user has it', async () => {
  expect((await assign('mia', 'POST')).status).toBe(204)
  expect(await government('mia')).toBe('X-1')
  expect((await send('mia', "contacts?$select=lastname&$filter=governmentid eq 'X-1'")).status).toBe(200)
  expect((await send('mia', `contacts(${contact})`, 'PATCH', { governmentid: 'Z-3' })).code).toBe('0x8004f507')
  expect((await send('mia', `contacts(${contact})?$select=accountrolecode`)).body['accountrolecode']).toBeNull()
  expect((await send('ada', `fieldpermissions(${permission})`, 'PATCH', { canupdate: 4 })).status).toBe(204)
  expect((await send('mia', `contacts(${contact})`, 'PATCH', { governmentid: 'X-2' })).status).toBe(204)
  expect(await government('tom')).toBeNull()
  expect((await assign('mia', 'DELETE')).status).toBe(204)
  expect(await government('mia')).toBeNull()
  await send('ada', `contacts(${contact})`, 'PATCH', { governmentid: 'X-1' })
})

test('a profile of a team opens it for the members', async () => {
  const team = emulator.rows.list('team').find((row) => row['name'] === 'Europe')!['teamid'] as string
  const given = await send('ada', `fieldsecurityprofiles(${profile})/teamprofiles_association/$ref`, 'POST', {
    '@odata.id': `${emulator.environmentUrl}/api/data/v9.2/teams(${team})`,
  })
  expect(given.status).toBe(204)
  expect(await government('tom')).toBe('X-1')
  await send('ada', `fieldsecurityprofiles(${profile})/teamprofiles_association(${team})/$ref`, 'DELETE')
  expect(await government('tom')).toBeNull()
})

test('a column that is opened again is open to all', async () => {
  emulator.faults.changeSchema({ change: 'secured', table: 'contact', column: 'accountrolecode', secured: false })
  expect((await send('mia', `contacts(${contact})?$select=accountrolecode`)).body['accountrolecode']).toBe(1)
})

test('only those who may read the profiles’ table do', async () => {
  expect((await send('mia', 'fieldpermissions?$select=attributelogicalname')).code).toBe('0x80040220')
  const { body } = await send('ada', 'fieldpermissions?$select=attributelogicalname,entityname,canread')
  expect(body['value']).toEqual([
    expect.objectContaining({ attributelogicalname: 'governmentid', entityname: 'contact', canread: 4 }),
  ])
})
